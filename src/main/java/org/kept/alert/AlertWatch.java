package org.kept.alert;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;
import org.kept.problem.DatabaseOutage;
import org.kept.ui.Banner;

/**
 * Timer on every node that evaluates alerts; each evaluation is taken by one node. A node whose clock is ahead of that
 * of the database takes none, because it would judge unfinished weeks; nor does one whose clock is behind, because it
 * would close newer alerts.
 */
@ApplicationScoped
public class AlertWatch {

    private static final Logger LOG = Logger.getLogger(AlertWatch.class);

    /** An evaluation more overdue than this was missed because Kept did not run, or the clock jumped. */
    private static final Duration LAPSE = Duration.ofMinutes(30);

    /** How far the clock of this node may be ahead of that of the database. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final AlertWatchStore watch;
    private final AlertStore alerts;
    private final AlertService service;
    private final Instance<AlertFinder> finders;
    private final Instance<Banner> banners;
    private final AlertsConfig config;
    private final Clock clock;

    AlertWatch(
            AlertWatchStore watch,
            AlertStore alerts,
            AlertService service,
            @Any Instance<AlertFinder> finders,
            @Any Instance<Banner> banners,
            AlertsConfig config,
            Clock clock) {
        this.watch = watch;
        this.alerts = alerts;
        this.service = service;
        this.finders = finders;
        this.banners = banners;
        this.config = config;
        this.clock = clock;
    }

    /** Evaluates alerts if an evaluation is due, no other node has taken it, and the numbers are complete. */
    @Scheduled(every = "{kept.alerts.look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        if (banners.stream().anyMatch(Banner::isLoading)) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            if (now.isAfter(watch.databaseTime().plus(TOLERANCE))) {
                LOG.debugf("Alerts not evaluated because the clock of this node is ahead: %s", now);
                return;
            }
            watch.take(now, now.plus(config.every()))
                    .ifPresent(due -> evaluate(due.plus(LAPSE).isBefore(now) || due.isAfter(now)));
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOutage(e)) {
                throw e;
            }
            LOG.debugf("Alerts not evaluated while the database is away: %s", e.getMessage());
        }
    }

    /** Asks every finder; a failure of one does not affect the others. */
    private void evaluate(boolean lapsed) {
        for (var finder : finders) {
            try {
                service.evaluate(finder, lapsed);
            } catch (RuntimeException e) {
                if (DatabaseOutage.isOutage(e)) {
                    throw e;
                }
                LOG.errorf(e, "Alerts not evaluated: finder=%s", finder);
            }
        }
        alerts.deleteClosed(clock.instant().minus(config.keep()));
    }
}
