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
import org.kept.access.SetUp;
import org.kept.ui.Bulletin;
import org.kept.ui.Numbers;

/**
 * When the sample company moves in: after the set-up that asked for it, and again at a start that finds it half in.
 *
 * <p>All of it is brought again then; what is in already is only replayed.
 */
@ApplicationScoped
class Filling implements Bulletin {

    private static final Logger LOG = Logger.getLogger(Filling.class);

    /** A start found a wish that is not fulfilled. */
    record Unfinished() {}

    private enum Stage {
        NOTHING_TO_DO,
        RUNNING,
        FAILED
    }

    private final WishStore wishes;
    private final Movers movers;
    private final Clock clock;
    private final Event<Unfinished> unfinished;
    private final Event<MovedIn> done;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLong brought = new AtomicLong();
    private volatile Stage stage = Stage.NOTHING_TO_DO;

    Filling(WishStore wishes, Movers movers, Clock clock, Event<Unfinished> unfinished, Event<MovedIn> done) {
        this.wishes = wishes;
        this.movers = movers;
        this.clock = clock;
        this.unfinished = unfinished;
        this.done = done;
    }

    @Override
    public @Nullable String words() {
        return switch (stage) {
            case NOTHING_TO_DO -> null;
            case RUNNING ->
                "The sample company is moving in: " + Numbers.of(brought.get(), "event", "events")
                        + " so far. Until all are there, the numbers are not complete.";
            case FAILED ->
                "The sample company could not move in; the log of the service says why."
                        + " It is tried again at the next start.";
        };
    }

    /** In the transaction of the set-up, so that no crash can lose the wish. */
    void remember(@Observes SetUp setUp) {
        if (setUp.sample()) {
            wishes.remember(new WishStore.Wish(clock.instant().truncatedTo(ChronoUnit.MICROS), setUp.by()));
        }
    }

    /** Before the person who asked for it sees the next page. */
    void announce(@Observes(during = TransactionPhase.AFTER_SUCCESS) SetUp setUp) {
        if (setUp.sample()) {
            stage = Stage.RUNNING;
        }
    }

    void begin(@ObservesAsync SetUp setUp) {
        if (setUp.sample()) {
            fill();
        }
    }

    /** Early, so that it finds the wishes of earlier starts only. */
    void resume(@Observes @Priority(1) StartupEvent start) {
        if (wishes.open().isPresent()) {
            LOG.info("The sample company is not all in yet; it is brought again.");
            stage = Stage.RUNNING;
            unfinished.fireAsync(new Unfinished());
        }
    }

    void goOn(@ObservesAsync Unfinished found) {
        fill();
    }

    private void fill() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            wishes.open().ifPresent(this::fulfil);
            stage = Stage.NOTHING_TO_DO;
        } catch (RuntimeException e) {
            stage = Stage.FAILED;
            LOG.error("The sample company could not move in; it is tried again at the next start", e);
        } finally {
            busy.set(false);
        }
    }

    private void fulfil(WishStore.Wish wish) {
        brought.set(0);
        var receipt = movers.bring(wish, brought::incrementAndGet);
        wishes.forget();
        stage = Stage.NOTHING_TO_DO;
        done.fireAsync(new MovedIn(wish, receipt));
    }
}
