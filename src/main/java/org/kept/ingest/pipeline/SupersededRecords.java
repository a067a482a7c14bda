package org.kept.ingest.pipeline;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.Transactions;
import org.kept.ingest.Event;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.RecordVersion;
import org.kept.ingest.SentRecord;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.store.EventVersionStore;
import org.kept.ingest.store.IngestListener;

/** Filters out records older than the stored version of the same record; they count as replayed. */
@ApplicationScoped
class SupersededRecords {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** A record with its version, if it has one. */
    record VersionedRecord(
            ValidatedRecord validated, @Nullable RecordVersion version) {

        static VersionedRecord of(SentRecord sent, ValidatedRecord validated, IngestOptions options) {
            var version = sent.version();
            return new VersionedRecord(
                    validated,
                    options.correct() && version != null && !version.isBlank() ? RecordVersion.of(version) : null);
        }

        Event.@Nullable EventKey key() {
            var content = validated.content();
            return version == null || content == null ? null : content.event().key();
        }
    }

    private final EventVersionStore store;
    private final Database database;

    SupersededRecords(EventVersionStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /** Reports the superseded records and returns the others; call in the transaction that stores them. */
    List<ValidatedRecord> filter(List<VersionedRecord> records, boolean dryrun, IngestListener outcome) {
        var keys = new TreeSet<Event.EventKey>();
        for (var each : records) {
            var key = each.key();
            if (key != null) {
                keys.add(key);
            }
        }
        if (keys.isEmpty()) {
            return records.stream().map(VersionedRecord::validated).toList();
        }
        var newest = dryrun ? store.find(keys) : store.lock(keys);
        var changed = new TreeMap<Event.EventKey, RecordVersion>();
        var current = new ArrayList<ValidatedRecord>();
        for (var each : records) {
            if (isSuperseded(each, newest, changed)) {
                var content = each.validated().content();
                if (content != null) {
                    outcome.replayed(each.validated().raw(), content.event());
                }
            } else {
                current.add(each.validated());
            }
        }
        if (!dryrun) {
            store.update(changed);
        }
        return List.copyOf(current);
    }

    private static boolean isSuperseded(
            VersionedRecord sent,
            SortedMap<Event.EventKey, RecordVersion> newest,
            SortedMap<Event.EventKey, RecordVersion> changed) {
        var key = sent.key();
        var version = sent.version();
        if (key == null || version == null) {
            return false;
        }
        var difference = version.compareTo(newest.getOrDefault(key, RecordVersion.NONE));
        if (difference > 0) {
            newest.put(key, version);
            changed.put(key, version);
        }
        return difference < 0;
    }

    /** Deletes the versions of events that were dropped after their retention period. */
    @Scheduled(every = "24h", delayed = "20m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteUnused() {
        var lock = database.writeLock();
        lock.lock();
        try {
            Transactions.commitIf(TIMEOUT, done -> true, store::deleteUnused);
        } finally {
            lock.unlock();
        }
    }
}
