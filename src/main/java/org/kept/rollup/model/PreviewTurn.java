package org.kept.rollup.model;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kept.problem.Problem;

/** Lets one preview at a time run on a node, because each takes much memory. */
public final class PreviewTurn {

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final Semaphore turn = new Semaphore(1, true);
    private final String busy;

    /**
     * @param busy the message for callers that would wait too long
     */
    public PreviewTurn(String busy) {
        this.busy = busy;
    }

    /**
     * Runs the preview after those that came earlier.
     *
     * @throws Problem 503 if that takes more than five seconds
     */
    public <T> T run(Supplier<T> preview) {
        if (!tryAcquire()) {
            throw Problem.busy(busy, MAX_WAIT);
        }
        try {
            return preview.get();
        } finally {
            turn.release();
        }
    }

    private boolean tryAcquire() {
        try {
            return turn.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
