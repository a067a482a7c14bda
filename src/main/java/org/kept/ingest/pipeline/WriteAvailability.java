package org.kept.ingest.pipeline;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.kept.database.DatabaseException;
import org.kept.database.DatabaseReachability;
import org.kept.database.Transactions;
import org.kept.problem.DatabaseOutage;

/**
 * Whether events can be stored. A write that fails because of the database makes it false, until another write or a
 * trial write succeeds.
 *
 * <p>Without the trial, a node taken out of rotation because of a full disk would not notice that there is space again.
 */
@ApplicationScoped
class WriteAvailability {

    private static final Logger LOG = Logger.getLogger(WriteAvailability.class);
    private static final Duration TRIAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final WriteTrial trial;
    private final DatabaseReachability reachability;
    private volatile boolean failed;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    WriteAvailability(WriteTrial trial, DatabaseReachability reachability) {
        this.trial = trial;
        this.reachability = reachability;
    }

    /**
     * Answers those at once who were admitted before the database went away; the pool would let each wait for a
     * connection.
     *
     * @throws org.kept.problem.Problem 503 while it is away
     */
    void checkReachable() {
        if (reachability.isAway()) {
            reachability.tryAgain();
            throw DatabaseOutage.problem();
        }
    }

    void recordSuccess() {
        if (failed) {
            failed = false;
            LOG.info("Events are stored again");
        }
    }

    /** Records a failed write; one that is not the database's fault changes nothing. */
    void recordFailure(RuntimeException failure) {
        var outage = DatabaseOutage.find(failure);
        if (outage == null) {
            return;
        }
        reachability.recordFailure(outage);
        if (!failed) {
            failed = true;
            LOG.warn("Events cannot be stored; readiness is down until a trial succeeds");
        }
    }

    /** Whether the last write succeeded, or a trial write succeeds within half a second; false while the database is away. */
    boolean isAvailable() {
        if (!failed) {
            return true;
        }
        if (reachability.isAway()) {
            return false;
        }
        try {
            startTrial().get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
            recordSuccess();
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs one trial at a time: if the database hangs, each check must not block another thread. */
    private synchronized CompletableFuture<Void> startTrial() {
        if (running.isDone()) {
            running = CompletableFuture.runAsync(this::tryToWrite, Infrastructure.getDefaultWorkerPool());
        }
        return running;
    }

    /**
     * Writes something on trial.
     *
     * @throws DatabaseException if nothing can be written
     */
    private void tryToWrite() {
        Transactions.commitIf(TRIAL_TIMEOUT, done -> true, trial::write);
    }
}
