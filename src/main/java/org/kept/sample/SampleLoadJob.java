package org.kept.sample;

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
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.SetUpCompleted;
import org.kept.ui.Banner;
import org.kept.ui.NumberFormatter;

/**
 * When the sample company moves in: after the set-up that asked for it, and again at a start that finds it half in.
 *
 * <p>All of it is brought again then; what is in already is only replayed.
 */
@ApplicationScoped
class SampleLoadJob implements Banner {

    private static final Logger LOG = Logger.getLogger(SampleLoadJob.class);

    /** A start found a wish that is not fulfilled. */
    record SampleLoadPending() {}

    private enum LoadStage {
        NOTHING_TO_DO,
        RUNNING,
        FAILED
    }

    private final SampleRequestStore wishes;
    private final SampleLoader sampleLoader;
    private final Clock clock;
    private final Event<SampleLoadPending> unfinished;
    private final Event<SampleLoaded> done;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLong brought = new AtomicLong();
    private volatile LoadStage stage = LoadStage.NOTHING_TO_DO;

    SampleLoadJob(
            SampleRequestStore wishes,
            SampleLoader sampleLoader,
            Clock clock,
            Event<SampleLoadPending> unfinished,
            Event<SampleLoaded> done) {
        this.wishes = wishes;
        this.sampleLoader = sampleLoader;
        this.clock = clock;
        this.unfinished = unfinished;
        this.done = done;
    }

    @Override
    public @Nullable String words() {
        return switch (stage) {
            case NOTHING_TO_DO -> null;
            case RUNNING ->
                "The sample company is moving in: " + NumberFormatter.of(brought.get(), "event", "events")
                        + " so far. Until all are there, the numbers are not complete.";
            case FAILED ->
                "The sample company could not move in; the log of the service says why."
                        + " It is tried again at the next start.";
        };
    }

    /** In the transaction of the set-up, so that no crash can lose the wish. */
    void remember(@Observes SetUpCompleted setUpCompleted) {
        if (setUpCompleted.sample()) {
            wishes.remember(new SampleRequestStore.SampleRequest(
                    clock.instant().truncatedTo(ChronoUnit.MICROS), setUpCompleted.by()));
        }
    }

    /** Before the person who asked for it sees the next page. */
    void announce(@Observes(during = TransactionPhase.AFTER_SUCCESS) SetUpCompleted setUpCompleted) {
        if (setUpCompleted.sample()) {
            stage = LoadStage.RUNNING;
        }
    }

    void begin(@ObservesAsync SetUpCompleted setUpCompleted) {
        if (setUpCompleted.sample()) {
            fill();
        }
    }

    /** Early, so that it finds the wishes of earlier starts only. */
    void resume(@Observes @Priority(1) StartupEvent start) {
        if (wishes.open().isPresent()) {
            LOG.info("The sample company is not all in yet; it is brought again.");
            stage = LoadStage.RUNNING;
            unfinished.fireAsync(new SampleLoadPending());
        }
    }

    void goOn(@ObservesAsync SampleLoadPending found) {
        fill();
    }

    private void fill() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            wishes.open().ifPresent(this::fulfil);
            stage = LoadStage.NOTHING_TO_DO;
        } catch (RuntimeException e) {
            stage = LoadStage.FAILED;
            LOG.error("The sample company could not move in; it is tried again at the next start", e);
        } finally {
            busy.set(false);
        }
    }

    private void fulfil(SampleRequestStore.SampleRequest wish) {
        brought.set(0);
        var receipt = sampleLoader.bring(wish, brought::incrementAndGet);
        wishes.forget();
        stage = LoadStage.NOTHING_TO_DO;
        done.fireAsync(new SampleLoaded(wish, receipt));
    }
}
