package org.kept.packaged;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How much a benchmark measures; {@code docs/benchmarks.md} describes the parameters.
 *
 * @param rounds number of rounds that count
 * @param warmUp whether a round that does not count comes before them
 * @param events events in a round of streams
 * @param singles single events in a round
 * @param pageSizes how many events there are when pages are timed
 * @param views how often each page is loaded
 * @param promises how often the promise page is loaded in a round
 * @param load how long the load lasts before memory is measured
 * @param longest events of the long stream
 * @param teams number of teams, each with seven channels, of the stream with many teams
 * @param teamEvents events of that stream
 * @param weeks weeks over which the events of the weekly question are spread
 * @param questionSizes how many those are
 * @param startsOnPostgres whether starts are measured on PostgreSQL, and not on H2 alone
 */
record BenchmarkSizes(
        int rounds,
        boolean warmUp,
        int events,
        int singles,
        List<Integer> pageSizes,
        int views,
        int promises,
        Duration load,
        long longest,
        int teams,
        int teamEvents,
        int weeks,
        List<Integer> questionSizes,
        boolean startsOnPostgres) {

    /** Every line in a few seconds; the figures say nothing. */
    static final BenchmarkSizes TINY = new BenchmarkSizes(
            1,
            false,
            2_000,
            128,
            List.of(4_000, 5_000),
            1,
            64,
            Duration.ofSeconds(1),
            2_000,
            20,
            2_000,
            20,
            List.of(4_000),
            false);

    /** As {@code -Dkept.bench.…} says. */
    static BenchmarkSizes asked() {
        return new BenchmarkSizes(
                Integer.getInteger("kept.bench.rounds", 3),
                true,
                Integer.getInteger("kept.bench.events", 100_000),
                Integer.getInteger("kept.bench.singles", 20_000),
                numbers("kept.bench.sizes", "100000,1000000,5000000"),
                200,
                Integer.getInteger("kept.bench.promises", 50_000),
                Duration.ofMinutes(Integer.getInteger("kept.bench.minutes", 10)),
                Long.getLong("kept.bench.longest", 10_000_000),
                1_000,
                Integer.getInteger("kept.bench.teamevents", 120_000),
                104,
                numbers("kept.bench.question", "1000000"),
                true);
    }

    private static List<Integer> numbers(String property, String standard) {
        return Arrays.stream(System.getProperty(property, standard).split(",", -1))
                .map(Integer::valueOf)
                .toList();
    }
}
