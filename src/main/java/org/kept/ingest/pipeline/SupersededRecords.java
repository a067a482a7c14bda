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
import org.kept.ingest.EventIngestion.WithdrawnEvent;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.RecordVersion;
import org.kept.ingest.SentRecord;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.store.EventVersionStore;
import org.kept.ingest.store.IngestListener;

/** Filters out records and withdrawals older than the stored version of the same record; they count as replayed. */
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
        var newest = new NewestVersions(dryrun ? store.find(keys) : store.lock(keys));
        var current = new ArrayList<ValidatedRecord>();
        for (var each : records) {
            var content = each.validated().content();
            var version = each.version();
            if (content == null || version == null) {
                current.add(each.validated());
                continue;
            }
            var age = newest.add(content.event().key(), version);
            if (age == VersionAge.OLDER) {
                outcome.replayed(each.validated().raw(), content.event());
            } else {
                current.add(each.validated().withNewer(age == VersionAge.NEWER));
            }
        }
        if (!dryrun) {
            store.update(newest.changed);
        }
        return List.copyOf(current);
    }

    /** The withdrawals that are not superseded; call in the transaction that voids their events. */
    List<WithdrawnEvent> filter(List<WithdrawnEvent> withdrawn) {
        var keys = new TreeSet<Event.EventKey>();
        for (var each : withdrawn) {
            if (each.version() != null) {
                keys.add(each.key());
            }
        }
        if (keys.isEmpty()) {
            return withdrawn;
        }
        var newest = new NewestVersions(store.lock(keys));
        var current = new ArrayList<WithdrawnEvent>();
        for (var each : withdrawn) {
            var version = each.version();
            if (version == null || newest.add(each.key(), version) != VersionAge.OLDER) {
                current.add(each);
            }
        }
        store.update(newest.changed);
        return List.copyOf(current);
    }

    /** How a version compares with the one stored before. */
    private enum VersionAge {
        OLDER,
        /** The same version, or the first of its record. */
        SAME,
        NEWER
    }

    /** The newest version of each record, and those that changed in this transaction. */
    private static final class NewestVersions {

        private final SortedMap<Event.EventKey, RecordVersion> newest;
        private final SortedMap<Event.EventKey, RecordVersion> changed = new TreeMap<>();

        NewestVersions(SortedMap<Event.EventKey, RecordVersion> stored) {
            this.newest = stored;
        }

        /** Compares a version with the newest of its record, and replaces that unless it is older. */
        VersionAge add(Event.EventKey key, RecordVersion version) {
            var before = newest.getOrDefault(key, RecordVersion.NONE);
            var difference = version.compareTo(before);
            if (difference < 0) {
                return VersionAge.OLDER;
            }
            if (difference == 0) {
                return VersionAge.SAME;
            }
            newest.put(key, version);
            changed.put(key, version);
            return before.equals(RecordVersion.NONE) ? VersionAge.SAME : VersionAge.NEWER;
        }
    }

    /** Deletes the versions of events that were dropped after their retention period, or withdrawn and never sent. */
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
