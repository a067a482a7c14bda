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
 * Has alerts evaluated again and again; every node looks, and one of them evaluates. A node whose clock is ahead does not: it
 * would judge weeks that are not over. One whose clock is behind does not either: it would close what was opened since.
 */
@ApplicationScoped
public class AlertWatch {

    private static final Logger LOG = Logger.getLogger(AlertWatch.class);

    /** An evaluation that is later than this was not made because Kept did not run, or the clock jumped. */
    private static final Duration LAPSE = Duration.ofMinutes(30);

    /** How far a clock may be ahead of that of the database. */
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

    /** Evaluates alerts if that is due, no other node does, and the numbers are complete. */
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

    /** Asks every finder; one that fails keeps no other from being asked. */
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
