package org.kept.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kept.ingest.parse.NdjsonRecordParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.parse.ValidationResult;
import org.kept.ingest.store.ReceiptBuilder;

/** Pieces of a stream may be stored side by side, and still what comes later in it comes later. */
class StreamIngestionTest {

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();

    @Test
    void piecesOfOtherEventsAreStoredTwoAtATime() {
        var streamIngestion = taking(2);
        take(streamIngestion, "x");
        take(streamIngestion, "y");
        take(streamIngestion, "z");
        assertThat(waiting).hasSize(2);
        next();
        assertThat(waiting).hasSize(2);
    }

    @Test
    void aPieceThatHoldsAnEventAgainWaitsForAllBeforeIt() {
        var streamIngestion = taking(2);
        take(streamIngestion, "x");
        take(streamIngestion, "y");
        waiting.remove(1).run();
        take(streamIngestion, "x", "y");
        assertThat(waiting).hasSize(1);
        next();
        next();
        assertThat(stored).containsExactly("y", "x", "x y");
    }

    @Test
    void whereThereIsOneWriterOnePieceIsStoredAfterAnother() {
        var streamIngestion = taking(1);
        take(streamIngestion, "x");
        take(streamIngestion, "y");
        assertThat(waiting).hasSize(1);
        next();
        next();
        assertThat(stored).containsExactly("x", "y");
    }

    private StreamIngestion taking(int atOnce) {
        return new StreamIngestion(
                new NdjsonRecordParser(1000), StreamIngestionTest::named, this::store, waiting::add, atOnce);
    }

    private static void take(StreamIngestion streamIngestion, String... ids) {
        var lines = Arrays.stream(ids).map(id -> "{\"id\":\"" + id + "\"}\n").collect(Collectors.joining());
        assertThat(streamIngestion.take(lines.getBytes(StandardCharsets.UTF_8), BodyState.NOT_YET))
                .isNotNull();
    }

    private static List<ValidatedRecord> named(List<RawRecord> arrivals) {
        return arrivals.stream()
                .map(rawRecord ->
                        new ValidatedRecord(rawRecord, new ValidationResult("test", id(rawRecord), null, List.of())))
                .toList();
    }

    private static String id(RawRecord rawRecord) {
        return Objects.requireNonNull(rawRecord.envelope(), "each line is an event")
                .path("id")
                .asText();
    }

    private ReceiptBuilder store(List<ValidatedRecord> candidates) {
        stored.add(candidates.stream().map(each -> each.checked().id()).collect(Collectors.joining(" ")));
        return new ReceiptBuilder();
    }

    private void next() {
        waiting.remove(0).run();
    }
}
