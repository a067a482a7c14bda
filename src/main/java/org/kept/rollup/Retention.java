package org.kept.rollup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.database.Transactions;
import org.kept.ingest.RetentionHorizon;
import org.kept.rollup.retention.RetentionConfig;
import org.kept.rollup.retention.RetentionLag;
import org.kept.rollup.retention.RetentionStore;
import org.kept.rollup.state.ExclusiveTransaction;
import org.kept.rollup.state.RollupState;
import org.kept.ui.DateFormatter;

/**
 * Drops raw events after their retention period; every number counted from them stays.
 *
 * <p>First the retention horizon moves while all other writers are locked out, and ingestion rejects anything older.
 * Then the events below it are dropped in small transactions. Concurrent nodes take turns, batch by batch; no node is a
 * leader.
 */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** A KPI page shows 13 weeks and the week in progress, and every event behind them must be kept. */
    private static final int MIN_WEEKS = 14;

    private static final int BATCH_SIZE = 1000;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Less than a day, because a run begins a little later than the hour before. */
    private static final Duration PAUSE = Duration.ofHours(23).plusMinutes(30);

    /** Fired in the transaction that begins to drop the events of [from, to). */
    public record EventsExpiring(Instant from, Instant to) {}

    private final RetentionConfig config;
    private final RetentionStore store;
    private final RetentionLag lag;
    private final ExclusiveTransaction exclusiveTransaction;
    private final RollupState state;
    private final RetentionHorizon retentionHorizon;
    private final Database database;
    private final ReportingZone zone;
    private final Audit audit;
    private final Event<EventsExpiring> expiring;
    private final Clock clock;
    private final Counter dropped;
    private volatile Instant next = Instant.MIN;
    private volatile boolean stopping;

    Retention(
            RetentionConfig config,
            RetentionStore store,
            RetentionLag lag,
            ExclusiveTransaction exclusiveTransaction,
            RollupState state,
            RetentionHorizon retentionHorizon,
            Database database,
            ReportingZone zone,
            Audit audit,
            Event<EventsExpiring> expiring,
            Clock clock,
            MeterRegistry registry) {
        this.config = config;
        this.store = store;
        this.lag = lag;
        this.exclusiveTransaction = exclusiveTransaction;
        this.state = state;
        this.retentionHorizon = retentionHorizon;
        this.database = database;
        this.zone = zone;
        this.audit = audit;
        this.expiring = expiring;
        this.clock = clock;
        this.dropped = Counter.builder("kept.retention.dropped")
                .description("Raw events that this node dropped after their retention period.")
                .register(registry);
    }

    /** Stops the start on an invalid setting, so that nothing is dropped by mistake. */
    void check(@Observes StartupEvent started) {
        config.events().ifPresent(text -> firstKeptMonday(text, zone.dateOf(clock.instant())));
    }

    void onStop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    /**
     * Runs daily and soon after a start; an hour later where a run failed, as in a failover, or was skipped because the
     * database was away. Also resumes an interrupted run.
     */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void hourly() {
        if (!clock.instant().isBefore(next)) {
            config.events().ifPresent(this::run);
        }
    }

    private void run(String period) {
        try {
            apply(period);
        } catch (RuntimeException e) {
            lag.recordFailure();
            throw e;
        }
        lag.recordSuccess();
        next = clock.instant().plus(PAUSE);
    }

    /** Moves the horizon forward to the start of the period, if that is later, and drops the events below it. */
    void apply(String period) {
        var now = clock.instant();
        var monday = firstKeptMonday(period, zone.dateOf(now));
        raiseHorizon(monday.atStartOfDay(zone.id()).toInstant(), now.truncatedTo(ChronoUnit.MICROS));
        while (!stopping && dropBatch() > 0) {
            // One small transaction after another, so that others can write in between.
        }
    }

    /**
     * The Monday from which events are kept: the last one on or before the start of the period.
     *
     * @throws ConfigurationException if the text is not a period, or is one shorter than 14 weeks
     */
    static LocalDate firstKeptMonday(String text, LocalDate today) {
        LocalDate first;
        try {
            first = today.minus(java.time.Period.parse(text));
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    "KEPT_RETENTION_EVENTS is '" + text
                            + "', which is not a period; use one such as P3Y, P18M or P26W.",
                    e);
        }
        if (first.isAfter(today.minusWeeks(MIN_WEEKS))) {
            throw new ConfigurationException("KEPT_RETENTION_EVENTS is '" + text + "', which is shorter than "
                    + MIN_WEEKS + " weeks (P14W): pages show the events of that many weeks."
                    + " Leave it out to keep all events.");
        }
        return Period.of(Grain.WEEK, first).start();
    }

    private void raiseHorizon(Instant to, Instant now) {
        if (to.isAfter(retentionHorizon.refresh())) {
            exclusiveTransaction.step(() -> {
                if (to.isAfter(retentionHorizon.instant())) {
                    store.begin(to, now);
                    state.renewStamp();
                }
                return true;
            });
            retentionHorizon.refresh();
        }
    }

    private int dropBatch() {
        var count =
                inTransaction(() -> store.lockUnfinished().map(this::dropBatch).orElse(0));
        dropped.increment(count);
        return count;
    }

    private int dropBatch(RetentionStore.RetentionRun run) {
        // Excludes a rebuild, which compares derived rows with the events.
        state.lockShared();
        if (run.dropped() == 0) {
            expiring.fire(new EventsExpiring(store.lastBelow(run.horizon()), run.horizon()));
        }
        var count = store.drop(run.horizon(), BATCH_SIZE);
        if (count == 0) {
            store.finish(run.horizon(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            report(run);
        }
        return count;
    }

    private void report(RetentionStore.RetentionRun run) {
        if (run.dropped() > 0) {
            var day = zone.dateOf(run.horizon());
            LOG.infof("Retention: dropped %d events before %s; their counts are kept", run.dropped(), day);
            audit.record(
                    Actor.KEPT,
                    List.of(AuditChange.removed(
                            AuditAction.EVENTS_DROPPED,
                            "events before " + day,
                            AuditChange.lines("events", run.dropped(), "before", day))));
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        var lock = database.writeLock();
        lock.lock();
        try {
            return Transactions.commitIf(TIMEOUT, result -> true, work);
        } finally {
            lock.unlock();
        }
    }

    /** The reason why all or some events of a period are missing; empty if none are. */
    public Optional<String> missingReason(Period period) {
        retentionHorizon.refresh();
        if (!retentionHorizon.truncates(period)) {
            return Optional.empty();
        }
        return store.firstAbove(zone.startOf(period)).map(run -> {
            var all = !zone.endOf(period).isAfter(retentionHorizon.instant());
            return (all ? "The events of this period were dropped on " : "Some events of this period were dropped on ")
                    + DateFormatter.day(zone.dateOf(run.begun())) + ": those from before "
                    + DateFormatter.day(retentionHorizon.day())
                    + " are no longer kept. Their counts are kept.";
        });
    }
}
