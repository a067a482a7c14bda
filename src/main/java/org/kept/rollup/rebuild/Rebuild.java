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

/**
 * Computes everything derived anew from the events, which alone are true, in bounded steps.
 *
 * <p>Each step is a transaction of its own that compares what stands with what the events say, mends it, and keeps how far
 * the rebuild has come. So it does not matter who takes a step: whoever asks while one is unfinished, on whatever node,
 * takes the next steps with it, and one that was cut off goes on where it stopped.
 */
@ApplicationScoped
public class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final RebuildReport NOTHING = new RebuildReport(0, 0, List.of());

    /**
     * What a rebuild found.
     *
     * @param rows how many rows the events come to
     * @param differences how many rows stood otherwise before
     * @param examples up to twenty of them, in words
     */
    @Schema(name = "Report")
    public record RebuildReport(long rows, long differences, List<String> examples) {}

    private final RebuildStages parts;
    private final RebuildStore store;
    private final RollupState state;
    private final ExclusiveTransaction exclusiveTransaction;
    private final RebuildMetrics metrics;
    private final ReportingZone zone;
    private final Audit audit;
    private final Clock clock;
    private volatile boolean stopping;

    Rebuild(
            RebuildStages parts,
            RebuildStore store,
            RollupState state,
            ExclusiveTransaction exclusiveTransaction,
            RebuildMetrics metrics,
            ReportingZone zone,
            Audit audit,
            Clock clock) {
        this.parts = parts;
        this.store = store;
        this.state = state;
        this.exclusiveTransaction = exclusiveTransaction;
        this.metrics = metrics;
        this.zone = zone;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Weeks begin elsewhere in another zone, so a new zone needs new tallies before anybody reads them. A rebuild that
     * somebody asked for and that was cut off goes on meanwhile.
     */
    void onStart(@Observes StartupEvent started) {
        var run = exclusiveTransaction.atStart(this::atStart);
        if (run == null || run.isOver()) {
            return;
        }
        if (run.holdsStart()) {
            LOG.infof("Computing the numbers for the time zone %s", zone.id());
            goOn(Rebuild::tell);
        } else {
            LOG.infof("Going on with the rebuild that %s began, at %s %s", run.begunBy(), run.part(), run.place());
            Infrastructure.getDefaultWorkerPool().execute(this::goOnBeside);
        }
    }

    private @Nullable RebuildRun atStart(String counted) {
        if (!counted.equals(zone.id().getId())) {
            state.setZone(zone.id().getId());
            store.save(begun(true));
        }
        return store.find().orElse(null);
    }

    private void goOnBeside() {
        try {
            goOn(Rebuild::tell);
        } catch (RuntimeException e) {
            LOG.warn("The rebuild stopped; it goes on at the next start, or when somebody asks for one", e);
        }
    }

    void onStop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    /** Rebuilds all, and says what was not as the events have it; takes part in one that is unfinished. */
    public RebuildReport rebuild() {
        begin();
        return goOn(Rebuild::tell).found();
    }

    /** Begins a rebuild, unless one is unfinished. */
    void begin() {
        exclusiveTransaction.step(() -> {
            if (store.find().map(RebuildRun::isOver).orElse(true)) {
                store.save(begun(false));
            }
            return true;
        });
    }

    /** The newest rebuild, done or not; empty where there was none. */
    public Optional<RebuildRun> newest() {
        return store.find();
    }

    private RebuildRun begun(boolean holdsStart) {
        var now = now();
        return new RebuildRun(
                parts.first(), "", NOTHING, holdsStart, now, audit.actor().name(), now, null);
    }

    /**
     * Takes steps until the rebuild is done.
     *
     * @param told is told of every step after its commit; what it throws ends this and leaves the rebuild where it is
     */
    RebuildRun goOn(Consumer<RebuildRun> told) {
        return metrics.timed(() -> {
            var weeks = parts.weeks();
            RebuildRun run;
            do {
                heed();
                run = exclusiveTransaction.step(() -> step(weeks));
                told.accept(run);
            } while (!run.isOver());
            return run;
        });
    }

    private RebuildRun step(RebuildWeeks weeks) {
        var run = store.find().orElseThrow(() -> new IllegalStateException("a rebuild has begun"));
        if (run.isOver()) {
            return run;
        }
        var step = parts.step(run.part(), run.place(), weeks, run.found(), true);
        var next = step.part() == null
                ? run.over(step.found(), now())
                : run.at(step.part(), step.place(), step.found(), now());
        store.save(next);
        if (next.isOver()) {
            record(next);
        }
        return next;
    }

    private void record(RebuildRun run) {
        var lines = AuditChange.lines(
                "rows", run.found().rows(), "differences", run.found().differences());
        audit.record(AuditChange.added(AuditAction.NUMBERS_REBUILT, "numbers", lines)
                .withReason("Begun by " + run.begunBy() + " at " + run.begun().truncatedTo(ChronoUnit.SECONDS) + "."));
    }

    /** Says what a rebuild would change, by the same steps, and changes nothing. */
    public RebuildReport check() {
        return metrics.timed(() -> {
            var weeks = parts.weeks();
            var found = NOTHING;
            var place = "";
            for (@Nullable String part = parts.first(); part != null; ) {
                heed();
                var step = checked(part, place, weeks, found);
                part = step.part();
                place = step.place();
                found = step.found();
            }
            return found;
        });
    }

    private RebuildStages.StageProgress checked(String part, String place, RebuildWeeks weeks, RebuildReport found) {
        return exclusiveTransaction.step(() -> parts.step(part, place, weeks, found, false));
    }

    private void heed() {
        if (stopping || Thread.currentThread().isInterrupted()) {
            throw Problem.busy(
                    "Kept is being stopped. A rebuild goes on where it is at the next start.", Duration.ofMinutes(1));
        }
    }

    private static void tell(RebuildRun run) {
        LOG.debugf("Rebuilt up to %s %s: %s", run.part(), run.place(), run.found());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
