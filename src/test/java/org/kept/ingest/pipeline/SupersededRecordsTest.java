package org.kept.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.ingest.Event;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.ingest.RecordVersion;
import org.kept.ingest.SentRecord;
import org.kept.ingest.store.EventVersionStore;

/** An older state of a record that arrives later never overwrites a newer one. */
@QuarkusTest
@OnBothDatabases
class SupersededRecordsTest {

    private static final String SOURCE = "superseded";

    @Inject
    EventIngestion ingestion;

    @Inject
    SupersededRecords supersededRecords;

    @Inject
    EventVersionStore store;

    private final String id = UUID.randomUUID().toString();

    private static IngestOptions options(boolean dryrun, boolean correct) {
        return IngestOptions.of(dryrun, correct, new Actor("hook:test", null, null), DataScope.EVERYTHING);
    }

    private SentRecord record(int index, String team, String version) {
        return SentRecord.of(index, null, TestEvents.order(SOURCE, id).put("team", team), version);
    }

    private Receipt push(SentRecord... records) {
        return ingestion.push(List.of(records), options(false, true), receipt -> {});
    }

    private String team() {
        return TestEvents.get(SOURCE, id).jsonPath().getString("team");
    }

    @Test
    void anOlderStateIsReplayedAndANewerOneCorrects() {
        assertThat(push(record(0, "a", "2026-10-05T10:00:00+02:00")).accepted()).isEqualTo(1);
        var older = push(record(0, "b", "2026-10-05T07:59:59Z"));
        assertThat(older.replayed()).isEqualTo(1);
        assertThat(older.received()).isEqualTo(1);
        assertThat(team()).isEqualTo("a");
        assertThat(push(record(0, "c", "2026-10-05T08:00:01Z")).corrected()).isEqualTo(1);
        assertThat(team()).isEqualTo("c");
    }

    @Test
    void withinOnePushTheNewestCounts() {
        var receipt = push(record(0, "a", "2"), record(1, "b", "10"), record(2, "c", "9"));
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.corrected()).isEqualTo(1);
        assertThat(receipt.replayed()).isEqualTo(1);
        assertThat(team()).isEqualTo("b");
    }

    @Test
    void aDryRunSaysTheSameAndRemembersNothing() {
        push(record(0, "a", "5"));
        var dry = ingestion.push(List.of(record(0, "b", "4"), record(1, "c", "6")), options(true, true), receipt -> {});
        assertThat(dry.replayed()).isEqualTo(1);
        assertThat(dry.corrected()).isEqualTo(1);
        assertThat(push(record(0, "d", "5.5")).corrected()).isEqualTo(1);
    }

    @Test
    void withoutCorrectionsOrAVersionNothingIsSuperseded() {
        push(record(0, "a", "5"));
        var withoutVersion = ingestion.push(
                List.of(SentRecord.of(0, null, TestEvents.order(SOURCE, id).put("team", "b"))),
                options(false, true),
                receipt -> {});
        assertThat(withoutVersion.corrected()).isEqualTo(1);
        var withoutCorrections = ingestion.push(List.of(record(0, "c", "4")), options(false, false), receipt -> {});
        assertThat(withoutCorrections.rejected()).isEqualTo(1);
    }

    @Test
    void whatFailsWithinTheTransactionLeavesNoVersion() {
        var counts = new ArrayList<Long>();
        try {
            ingestion.push(List.of(record(0, "a", "7")), options(false, true), receipt -> {
                counts.add(receipt.accepted());
                throw new IllegalStateException("stop");
            });
        } catch (IllegalStateException e) {
            counts.add(-1L);
        }
        assertThat(counts).containsExactly(1L, -1L);
        assertThat(push(record(0, "b", "6")).accepted()).isEqualTo(1);
    }

    @Test
    void versionsOfEventsThatAreGoneAreDeleted() {
        push(record(0, "a", "5"));
        var gone = new Event.EventKey(SOURCE, id + "-gone");
        var both = new TreeSet<>(List.of(new Event.EventKey(SOURCE, id), gone));
        QuarkusTransaction.requiringNew().run(() -> store.lock(both));
        supersededRecords.deleteUnused();
        assertThat(store.find(both).get(new Event.EventKey(SOURCE, id))).isEqualTo(new RecordVersion("5"));
        assertThat(store.find(both).get(gone)).isEqualTo(RecordVersion.NONE);
    }
}
