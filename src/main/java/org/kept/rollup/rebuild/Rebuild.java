package org.kept.rollup.rebuild;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.ReportingZone;
import org.kept.problem.Problem;
import org.kept.rollup.state.ExclusiveTransaction;
import org.kept.rollup.state.RebuildMetrics;
import org.kept.rollup.state.RollupState;
import org.kept.rollup.state.StartRecount;
import org.kept.rollup.tally.EarlierHourMover;

/**
 * Recomputes everything derived from the events, the only source of truth, in bounded steps.
 *
 * <p>Each step is its own transaction: it compares the stored rows with the events, corrects them and saves the
 * progress. So any caller on any node can take the next step: a call during an unfinished rebuild joins it, and an
 * interrupted rebuild resumes where it stopped.
 */
@ApplicationScoped
public class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final RebuildReport NOTHING = new RebuildReport(0, 0, List.of());

    /**
     * Findings of a rebuild.
     *
     * @param rows number of rows derived from the events
     * @param differences number of stored rows that differed
     * @param examples up to 20 of these, in words
     */
    @Schema(name = "Report")
    public record RebuildReport(long rows, long differences, List<String> examples) {}

    private final RebuildStages stages;
    private final RebuildStore store;
    private final RollupState state;
    private final ExclusiveTransaction exclusiveTransaction;
    private final RebuildMetrics metrics;
    private final StartRecount startRecount;
    private final EarlierHourMover earlierHours;
    private final ReportingZone zone;
    private final Audit audit;
    private final Clock clock;
    private volatile boolean stopping;

    Rebuild(
            RebuildStages stages,
            RebuildStore store,
            RollupState state,
            ExclusiveTransaction exclusiveTransaction,
            RebuildMetrics metrics,
            StartRecount startRecount,
            EarlierHourMover earlierHours,
            ReportingZone zone,
            Audit audit,
            Clock clock) {
        this.stages = stages;
        this.store = store;
        this.state = state;
        this.exclusiveTransaction = exclusiveTransaction;
        this.metrics = metrics;
        this.startRecount = startRecount;
        this.earlierHours = earlierHours;
        this.zone = zone;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Rebuilds if the time zone has changed, because weeks then begin at other moments, or resumes what was
     * interrupted. It takes place while Kept serves, unless there is nothing to count; {@link StartRecount} says how
     * far it is.
     */
    void onStart(@Observes StartupEvent started) {
        var rest = beginAtStart();
        if (rest != null) {
            Infrastructure.getDefaultWorkerPool().execute(rest);
        }
    }

    /** Begins or resumes what a start has to; returns what can be done while Kept serves, null if nothing is left. */
    @Nullable
    Runnable beginAtStart() {
        var run = exclusiveTransaction.atStart(this::atStart);
        if (run == null || run.isFinished()) {
            return null;
        }
        var weeks = stages.weeks();
        if (weeks.mondays().isEmpty()) {
            resume(Rebuild::logProgress);
            return null;
        }
        var newZone = run.holdsStart();
        LOG.infof(
                "Rebuild begun or resumed by the start: zone=%s weeks=%s eventsWait=%s",
                zone.id(), weeks.mondays().size(), newZone);
        startRecount.begin(newZone, weeks.mondays().size());
        return () -> resumeAtStart(newZone, weeks);
    }

    private @Nullable RebuildRun atStart(String countedZone) {
        if (!countedZone.equals(zone.id().getId())) {
            state.setZone(zone.id().getId());
            store.save(newRun(true));
        }
        return store.find().orElse(null);
    }

    /** Until a rebuild for the time zone has finished, no event is counted, so it is tried again and again. */
    private void resumeAtStart(boolean newZone, RebuildWeeks weeks) {
        while (!hasResumed(weeks) && newZone && !stopping) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        if (!stopping) {
            startRecount.end();
        }
    }

    private boolean hasResumed(RebuildWeeks weeks) {
        try {
            resume(run -> {
                logProgress(run);
                startRecount.advance(stages.countedWeeks(run.part(), run.place(), weeks));
            });
            LOG.info("Rebuild finished");
            return true;
        } catch (RuntimeException e) {
            if (stopping) {
                LOG.info("Rebuild goes on at the next start");
                return false;
            }
            LOG.warn("Rebuild stopped; for a time zone it goes on in 10 seconds, else at the next start or request", e);
            return false;
        }
    }

    void onStop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    /** Rebuilds everything and reports the differences; joins an unfinished rebuild. */
    public RebuildReport rebuild() {
        begin();
        return resume(Rebuild::logProgress).found();
    }

    /** Starts a rebuild, unless one is unfinished. */
    void begin() {
        exclusiveTransaction.step(() -> {
            if (store.find().map(RebuildRun::isFinished).orElse(true)) {
                store.save(newRun(false));
            }
            return true;
        });
    }

    /** The newest rebuild, finished or not; empty if there was none. */
    public Optional<RebuildRun> newest() {
        return store.find();
    }

    private RebuildRun newRun(boolean holdsStart) {
        var now = now();
        return new RebuildRun(
                stages.first(), "", NOTHING, holdsStart, now, audit.actor().name(), now, null);
    }

    /**
     * Takes steps until the rebuild is finished.
     *
     * @param listener called after the commit of every step; an exception from it stops here and leaves the rebuild
     *     resumable
     */
    RebuildRun resume(Consumer<RebuildRun> listener) {
        return metrics.timed(() -> {
            var weeks = comparableWeeks();
            RebuildRun run;
            do {
                checkNotStopping();
                run = exclusiveTransaction.step(() -> step(weeks));
                listener.accept(run);
            } while (!run.isFinished());
            return run;
        });
    }

    /** The weeks, once all sums of hours are in cells: only those are compared. */
    private RebuildWeeks comparableWeeks() {
        while (earlierHours.step()) {
            checkNotStopping();
        }
        return stages.weeks();
    }

    private RebuildRun step(RebuildWeeks weeks) {
        var run = store.find().orElseThrow(() -> new IllegalStateException("a rebuild has begun"));
        if (run.isFinished()) {
            return run;
        }
        var step = stages.step(run.part(), run.place(), weeks, run.found(), true);
        var next = step.part() == null
                ? run.completed(step.found(), now())
                : run.advanced(step.part(), step.place(), step.found(), now());
        store.save(next);
        if (next.isFinished()) {
            record(next);
        }
        return next;
    }

    private void record(RebuildRun run) {
        var lines = AuditChange.lines(
                "rows", run.found().rows(), "differences", run.found().differences());
        audit.record(AuditChange.added(AuditAction.NUMBERS_REBUILT, "numbers", lines)
                .withReason(
                        "Started by " + run.begunBy() + " at " + run.begun().truncatedTo(ChronoUnit.SECONDS) + "."));
    }

    /** Reports what a rebuild would change, by the same steps, without a change. */
    public RebuildReport check() {
        return metrics.timed(() -> {
            var weeks = comparableWeeks();
            var found = NOTHING;
            var place = "";
            for (@Nullable String stage = stages.first(); stage != null; ) {
                checkNotStopping();
                var step = checkStep(stage, place, weeks, found);
                stage = step.part();
                place = step.place();
                found = step.found();
            }
            LOG.infof("Check finished: rows=%d differences=%d", found.rows(), found.differences());
            return found;
        });
    }

    private RebuildStages.StageProgress checkStep(String stage, String place, RebuildWeeks weeks, RebuildReport found) {
        return exclusiveTransaction.step(() -> stages.step(stage, place, weeks, found, false));
    }

    private void checkNotStopping() {
        if (stopping || Thread.currentThread().isInterrupted()) {
            throw Problem.busy("Kept is shutting down. The rebuild resumes at the next start.", Duration.ofMinutes(1));
        }
    }

    private static void logProgress(RebuildRun run) {
        LOG.debugf("Rebuild step: part=%s place=%s found=%s", run.part(), run.place(), run.found());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
