package org.kept.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kept.body.BodyState;
import org.kept.body.MemoryBudget;
import org.kept.ingest.parse.NdjsonRecordParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.store.ReceiptBuilder;

/** Chunks of a stream may be stored in parallel, but its order is kept. */
class StreamIngestionTest {

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();

    @Test
    void chunksOfDifferentEventsAreStoredTwoAtATime() {
        var streamIngestion = newStream(2);
        take(streamIngestion, "x");
        take(streamIngestion, "y");
        take(streamIngestion, "z");
        assertThat(waiting).hasSize(2);
        next();
        assertThat(waiting).hasSize(2);
    }

    @Test
    void aChunkThatRepeatsAnEventWaitsForAllBeforeIt() {
        var streamIngestion = newStream(2);
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
    void withOneWriterChunksAreStoredInOrder() {
        var streamIngestion = newStream(1);
        take(streamIngestion, "x");
        take(streamIngestion, "y");
        assertThat(waiting).hasSize(1);
        next();
        next();
        assertThat(stored).containsExactly("x", "y");
    }

    private StreamIngestion newStream(int parallelism) {
        return new StreamIngestion(
                new NdjsonRecordParser(1000),
                StreamIngestionTest::validated,
                this::store,
                waiting::add,
                parallelism,
                new MemoryBudget(1_000_000));
    }

    private static void take(StreamIngestion streamIngestion, String... ids) {
        var lines = Arrays.stream(ids).map(id -> "{\"id\":\"" + id + "\"}\n").collect(Collectors.joining());
        assertThat(streamIngestion.accept(lines.getBytes(StandardCharsets.UTF_8), BodyState.NOT_YET))
                .isNotNull();
    }

    private static List<ValidatedRecord> validated(List<RawRecord> records) {
        return records.stream()
                .map(rawRecord -> new ValidatedRecord(rawRecord, "test", id(rawRecord), null, null, List.of(), false))
                .toList();
    }

    private static String id(RawRecord rawRecord) {
        return Objects.requireNonNull(rawRecord.envelope(), "each line is an event")
                .path("id")
                .asText();
    }

    private ReceiptBuilder store(List<ValidatedRecord> candidates) {
        stored.add(candidates.stream().map(each -> each.id()).collect(Collectors.joining(" ")));
        return new ReceiptBuilder();
    }

    private void next() {
        waiting.remove(0).run();
    }
}
