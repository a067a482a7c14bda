package org.kept.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.kept.database.Database;
import org.kept.database.DatabaseClock;
import org.kept.database.DatabaseException;
import org.kept.problem.DatabaseOutage;
import org.kept.ui.Banner;

/** Timer on every node: sends due deliveries and deletes old ones. */
@ApplicationScoped
public class OutboxSchedule {

    private static final Logger LOG = Logger.getLogger(OutboxSchedule.class);

    private static final int THREADS = OutboxRunner.BATCH;
    private static final Duration STOP = Duration.ofSeconds(10);

    private final OutboxStore store;
    private final OutboxConfig config;
    private final Clock clock;
    private final ExecutorService threads;
    private final OutboxRunner runner;
    private final Instance<Banner> banners;

    OutboxSchedule(
            OutboxStore store,
            @Any Instance<OutboxChannel> channels,
            OutboxConfig config,
            Database database,
            @Any Instance<Banner> banners) {
        this.store = store;
        this.config = config;
        // Leases and retries use the clock of the database, because the clocks of the nodes differ.
        this.clock = new DatabaseClock(database);
        this.banners = banners;
        // Threads of Vert.x would block on responses that they have to handle themselves.
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            var thread = new Thread(task, "outbox");
            thread.setDaemon(true);
            return thread;
        });
        this.runner = new OutboxRunner(store, channels.stream().toList(), threads, config.tryFor(), clock);
    }

    /**
     * Sends everything that is due; nothing while numbers are incomplete, because mails are written when they are sent.
     */
    @Scheduled(every = "{kept.outbox.look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        if (banners.stream().anyMatch(Banner::isLoading)) {
            return;
        }
        try {
            runner.sendDue();
        } catch (RuntimeException e) {
            // What was being sent at a stop is still leased, and is sent again.
            if (!runner.isStopping() && !DatabaseOutage.isOutage(e)) {
                throw e;
            }
            LOG.debugf("Nothing sent while the database is away: %s", e.getMessage());
        }
    }

    /** Gives up deliveries that have waited too long, and deletes those that ended long ago. */
    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void tidy() {
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            store.giveUp(now.minus(config.tryFor()), now, "It could not be sent in time.");
            store.deleteEnded(now.minus(config.keep()));
        } catch (DatabaseException e) {
            LOG.debugf("Old deliveries not deleted: %s", e.getMessage());
        }
    }

    /** Begins no further delivery; those that are being sent end. */
    void onStop(@Observes ShutdownEvent stopped) {
        runner.stop();
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
