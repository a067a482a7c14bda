package org.kept.hook.refusal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kept.calendar.ReportingZone;
import org.kept.database.Transactions;
import org.kept.problem.DatabaseOutage;

/**
 * Counts refused deliveries in memory and stores the counts every few seconds, whatever the number of requests. A node
 * that is killed loses those of the last seconds.
 */
@ApplicationScoped
public class RefusalCounter {

    /** Enough for every reason of all hooks, because names are checked only when the counts are stored. */
    static final int MAX_PENDING = 2000;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** In the order in which all nodes update the rows, so that they do not block each other. */
    private record RefusalKey(String hook, LocalDate day, RefusalReason reason) implements Comparable<RefusalKey> {

        private static final Comparator<RefusalKey> ORDER = Comparator.comparing(RefusalKey::hook)
                .thenComparing(RefusalKey::day)
                .thenComparing(RefusalKey::reason);

        @Override
        public int compareTo(RefusalKey other) {
            return ORDER.compare(this, other);
        }
    }

    private final RefusalStore store;
    private final Clock clock;
    private final ReportingZone zone;
    private final ConcurrentMap<RefusalKey, Refusals> pending = new ConcurrentHashMap<>();

    RefusalCounter(RefusalStore store, Clock clock, ReportingZone zone) {
        this.store = store;
        this.clock = clock;
        this.zone = zone;
    }

    /** Counts a refused delivery; blocks no thread. The hook need not exist. */
    public void count(String hook, RefusalReason reason) {
        // The databases store microseconds.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = new RefusalKey(hook, zone.dateOf(now), reason);
        if (pending.size() < MAX_PENDING || pending.containsKey(key)) {
            pending.merge(key, new Refusals(hook, key.day(), reason, 1, now), Refusals::plus);
        }
    }

    /** Stores what was counted since the last time; after a failure it is tried again the next time. */
    @Scheduled(every = "{kept.hook-refusals.save}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void save() {
        var counts = new TreeMap<RefusalKey, Refusals>();
        for (var key : pending.keySet()) {
            var count = pending.remove(key);
            if (count != null) {
                counts.put(key, count);
            }
        }
        if (counts.isEmpty()) {
            return;
        }
        try {
            Transactions.commitIf(TIMEOUT, isStored -> isStored, () -> {
                store.add(counts.values());
                return true;
            });
        } catch (RuntimeException e) {
            counts.forEach((key, count) -> pending.merge(key, count, Refusals::plus));
            if (!DatabaseOutage.isOutage(e)) {
                throw e;
            }
        }
    }

    void onStop(@Observes ShutdownEvent stopped) {
        save();
    }
}
