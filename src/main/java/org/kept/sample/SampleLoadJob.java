package org.kept.sample;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.SetUpCompleted;
import org.kept.database.ScheduledJobs;
import org.kept.ui.Banner;

/**
 * Loads the sample company after the set-up that requested it, and again at a start that finds the load incomplete.
 *
 * <p>A repeated load sends everything again; events already stored count as replayed.
 */
@ApplicationScoped
class SampleLoadJob implements Banner {

    private static final Logger LOG = Logger.getLogger(SampleLoadJob.class);

    /** Fired if a start finds an unfinished request. */
    record SampleLoadPending() {}

    private enum LoadStage {
        NOTHING_TO_DO,
        RUNNING,
        FAILED
    }

    private final SampleRequestStore requests;
    private final SampleLoader sampleLoader;
    private final Clock clock;
    private final Event<SampleLoadPending> unfinished;
    private final Event<SampleLoaded> done;
    private final ScheduledJobs jobs;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final LoadProgress progress = new LoadProgress();
    private volatile LoadStage stage = LoadStage.NOTHING_TO_DO;

    SampleLoadJob(
            SampleRequestStore requests,
            SampleLoader sampleLoader,
            Clock clock,
            Event<SampleLoadPending> unfinished,
            Event<SampleLoaded> done,
            ScheduledJobs jobs) {
        this.requests = requests;
        this.sampleLoader = sampleLoader;
        this.clock = clock;
        this.unfinished = unfinished;
        this.done = done;
        this.jobs = jobs;
    }

    @Override
    public @Nullable String message() {
        return switch (stage) {
            case NOTHING_TO_DO -> null;
            case RUNNING -> progress.message();
            case FAILED ->
                "Loading the sample company failed. The log says why, and the next start of Kept tries again.";
        };
    }

    @Override
    public boolean isLoading() {
        return stage == LoadStage.RUNNING;
    }

    /** Runs in the set-up transaction, so that a crash cannot lose the request. */
    void saveRequest(@Observes SetUpCompleted setUpCompleted) {
        if (setUpCompleted.sample()) {
            requests.save(new SampleRequestStore.SampleRequest(
                    clock.instant().truncatedTo(ChronoUnit.MICROS), setUpCompleted.by()));
        }
    }

    /** Runs before the person who requested it sees the next page. */
    void markRunning(@Observes(during = TransactionPhase.AFTER_SUCCESS) SetUpCompleted setUpCompleted) {
        if (setUpCompleted.sample()) {
            start();
        }
    }

    private void start() {
        progress.reset();
        stage = LoadStage.RUNNING;
    }

    void loadAfterSetUp(@ObservesAsync SetUpCompleted setUpCompleted) {
        if (setUpCompleted.sample()) {
            load();
        }
    }

    /** Runs early, so that it only finds requests of earlier starts. */
    void resume(@Observes @Priority(1) StartupEvent start) {
        if (requests.pending().isPresent()) {
            LOG.info("Sample company incomplete: loading it again");
            start();
            unfinished.fireAsync(new SampleLoadPending());
        }
    }

    void loadPending(@ObservesAsync SampleLoadPending pending) {
        load();
    }

    void onStop(@Observes ShutdownEvent stopped) {
        progress.stop();
    }

    private void load() {
        jobs.run(this::loadOnce);
    }

    private void loadOnce() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            requests.pending().ifPresent(this::loadRequested);
            stage = LoadStage.NOTHING_TO_DO;
        } catch (RuntimeException e) {
            if (progress.isStopped()) {
                LOG.info("Loading the sample company goes on at the next start");
                return;
            }
            stage = LoadStage.FAILED;
            LOG.error("Loading the sample company failed; the next start tries again", e);
        } finally {
            busy.set(false);
        }
    }

    private void loadRequested(SampleRequestStore.SampleRequest request) {
        var receipt = sampleLoader.load(request, progress);
        requests.clear();
        stage = LoadStage.NOTHING_TO_DO;
        done.fireAsync(new SampleLoaded(request, receipt));
    }
}
