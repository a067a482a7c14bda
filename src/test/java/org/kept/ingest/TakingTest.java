package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pieces of a stream may be stored side by side, and still what comes later in it comes later. */
class TakingTest {

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();

    @Test
    void piecesOfOtherEventsAreStoredTwoAtATime() {
        var taking = taking(2);
        take(taking, "x");
        take(taking, "y");
        take(taking, "z");
        assertThat(waiting).hasSize(2);
        next();
        assertThat(waiting).hasSize(2);
    }

    @Test
    void aPieceThatHoldsAnEventAgainWaitsForAllBeforeIt() {
        var taking = taking(2);
        take(taking, "x");
        take(taking, "y");
        waiting.remove(1).run();
        take(taking, "x", "y");
        assertThat(waiting).hasSize(1);
        next();
        next();
        assertThat(stored).containsExactly("y", "x", "x y");
    }

    @Test
    void whereThereIsOneWriterOnePieceIsStoredAfterAnother() {
        var taking = taking(1);
        take(taking, "x");
        take(taking, "y");
        assertThat(waiting).hasSize(1);
        next();
        next();
        assertThat(stored).containsExactly("x", "y");
    }

    private Taking taking(int atOnce) {
        return new Taking(new Ndjson(1000), TakingTest::named, this::store, waiting::add, atOnce);
    }

    private static void take(Taking taking, String... ids) {
        var lines = Arrays.stream(ids).map(id -> "{\"id\":\"" + id + "\"}\n").collect(Collectors.joining());
        assertThat(taking.take(lines.getBytes(StandardCharsets.UTF_8), BodyState.NOT_YET))
                .isNotNull();
    }

    private static List<Candidate> named(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(arrival -> new Candidate(arrival, new Checked("test", id(arrival), null, List.of())))
                .toList();
    }

    private static String id(Arrival arrival) {
        return Objects.requireNonNull(arrival.envelope(), "each line is an event")
                .path("id")
                .asText();
    }

    private Outcome store(List<Candidate> candidates) {
        stored.add(candidates.stream().map(each -> each.checked().id()).collect(Collectors.joining(" ")));
        return new Outcome();
    }

    private void next() {
        waiting.remove(0).run();
    }
}
