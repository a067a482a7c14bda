package org.kept.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.spi.JobInstrumenter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Lets scheduled jobs end before the database is closed, and begins none while the process stops or the database is away,
 * because they would wait for connections in the way of requests. Quarkus asks this bean to run each job.
 */
@ApplicationScoped
public class ScheduledJobs implements JobInstrumenter {

    /** After the observers that tell their jobs to stop. */
    private static final int LAST = 10_000;

    /** How long jobs may take to end. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DatabaseReachability reachability;
    private int running;
    private boolean stopping;

    ScheduledJobs(DatabaseReachability reachability) {
        this.reachability = reachability;
    }

    @Override
    public CompletionStage<Void> instrument(JobInstrumentationContext job) {
        if (reachability.isAway()) {
            reachability.tryAgain();
            return CompletableFuture.completedStage(null);
        }
        if (!begin()) {
            return CompletableFuture.completedStage(null);
        }
        try {
            return job.executeJob().whenComplete((done, failure) -> end());
        } catch (RuntimeException | Error e) {
            end();
            throw e;
        }
    }

    /** Runs work of another thread that has to end in the same way; does nothing while the process stops. */
    public void run(Runnable work) {
        if (begin()) {
            try {
                work.run();
            } finally {
                end();
            }
        }
    }

    private synchronized boolean begin() {
        if (!stopping) {
            running++;
        }
        return !stopping;
    }

    private synchronized void end() {
        running--;
        notifyAll();
    }

    synchronized void onStop(@Observes @Priority(LAST) ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        var end = System.nanoTime() + LONGEST.toNanos();
        for (var left = LONGEST.toNanos(); running > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
