package org.kept.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prints the duration of each test class and limits the number of service starts. It runs last, on its own. */
class RunSummaryTest {

    /** A start takes some ten seconds, and more as the service grows. */
    private static final int MAX_STARTS = 20;

    private record ClassTime(String type, Run run, long millis, int tests) {}

    @Test
    @SuppressWarnings("SystemOut") // The summary is meant for the console of the build.
    void theNumberOfServiceStartsIsLimited() {
        System.out.println(table());
        assertThat(starts()).as("starts of the service, see above").isLessThanOrEqualTo(MAX_STARTS);
    }

    private static String table() {
        var text = new StringBuilder("%nTest classes, the longest first%n".formatted());
        times().sorted(Comparator.comparingLong(ClassTime::millis).reversed())
                .forEach(each -> text.append("%8.1f s %5d tests  %-10s %s%n"
                        .formatted(
                                each.millis() / 1000.0,
                                each.tests(),
                                each.run().name().toLowerCase(Locale.ROOT),
                                each.type())));
        for (var run : Run.values()) {
            text.append("%s: %.1f min in the classes, %d tests, %d starts of the service%n"
                    .formatted(
                            run.name().toLowerCase(Locale.ROOT),
                            times(run).mapToLong(ClassTime::millis).sum() / 60_000.0,
                            times(run).mapToInt(ClassTime::tests).sum(),
                            starts(run)));
        }
        return text.append("%d starts of at most %d%n".formatted(starts(), MAX_STARTS))
                .toString();
    }

    private static Stream<ClassTime> times() {
        return Arrays.stream(Run.values()).flatMap(RunSummaryTest::times);
    }

    private static Stream<ClassTime> times(Run run) {
        return run.read(Run.Note.CLASSES).stream()
                .map(each ->
                        new ClassTime(each.get(0), run, Long.parseLong(each.get(1)), Integer.parseInt(each.get(2))));
    }

    private static int starts() {
        return Arrays.stream(Run.values()).mapToInt(RunSummaryTest::starts).sum();
    }

    private static int starts(Run run) {
        return run.read(Run.Note.STARTS).size();
    }
}
