package org.kept.imports.schedule;

import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.kept.network.PublicNetwork;
import org.kept.problem.DatabaseOutage;

/** Timer that runs due schedules; every node has it, and a lease lets one node run each schedule. */
@ApplicationScoped
class ScheduledImports {

    private static final Logger LOG = Logger.getLogger(ScheduledImports.class);

    /** Time to start an import, in addition to the time to fetch its file. */
    private static final Duration START = Duration.ofMinutes(5);

    private final ScheduleStore store;
    private final FileFetcher fetcher;
    private final ImportStarter starter;
    private final Duration lease;
    private final Clock clock;

    ScheduledImports(
            ScheduleStore store, Vertx vertx, ImportSchedulesConfig config, ImportStarter starter, Clock clock) {
        var limits = new FileFetcher.FetchLimits(
                config.maxFile().asLongValue(),
                config.timeout(),
                config.stalled(),
                address -> config.privateAddresses() || PublicNetwork.contains(address));
        this.store = store;
        this.fetcher = new FileFetcher(vertx, limits, InetAddress::getAllByName, null);
        this.starter = starter;
        this.lease = config.timeout().plus(START);
        this.clock = clock;
    }

    @Scheduled(every = "{kept.import-schedules.look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            new ScheduleRunner(store, fetcher, starter, lease, clock).runDue();
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOutage(e)) {
                throw e;
            }
            LOG.debugf("No files fetched while the database is away: %s", e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        fetcher.close();
    }
}
