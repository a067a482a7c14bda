package org.kept.scorecard.publication;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.kept.audit.Actor;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Transactions;
import org.kept.problem.DatabaseOutage;
import org.kept.scorecard.published.PublicationSchedule;
import org.kept.scorecard.published.PublicationStore;
import org.kept.ui.Banner;

/**
 * Publishes weeks when they are due. Every node looks; a locked row makes them take turns, so that each week is handled
 * once.
 *
 * <p>A week is due when both the clock of the node and that of the database say so, and neither has just jumped. Weeks
 * that were due before the first look are left to people. Weeks that no mission judges, or that became due too long ago
 * to be news, are skipped.
 */
@ApplicationScoped
class PublicationClock {

    private static final Logger LOG = Logger.getLogger(PublicationClock.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Weeks that became due longer ago are skipped. */
    private static final Duration MAX_DELAY = Duration.ofDays(35);

    private final PublicationSchedule schedule;
    private final PublicationStore store;
    private final WeekPublisher publisher;
    private final ReportingZone zone;
    private final Clock clock;
    private final Instance<Banner> banners;
    private final SteadyClock steady = new SteadyClock();

    PublicationClock(
            PublicationSchedule schedule,
            PublicationStore store,
            WeekPublisher publisher,
            ReportingZone zone,
            Clock clock,
            @Any Instance<Banner> banners) {
        this.schedule = schedule;
        this.store = store;
        this.publisher = publisher;
        this.zone = zone;
        this.clock = clock;
        this.banners = banners;
    }

    @Scheduled(every = "{kept.publication.look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (banners.stream().anyMatch(Banner::isLoading)) {
            // Incomplete numbers must not be published, because publishing is final.
            return;
        }
        try {
            var own = clock.instant();
            var shared = store.databaseTime();
            var now = own.isBefore(shared) ? own : shared;
            if (steady.isSteady(now, System.nanoTime())) {
                publishDue(now);
            } else {
                LOG.debugf(
                        "No week published until the next look, because this is the first or the clock jumped: %s",
                        now);
            }
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOutage(e)) {
                throw e;
            }
            LOG.debugf("No week published while the database is away: %s", e.getMessage());
        }
    }

    /** Handles every week that is due at that moment, oldest first. */
    void publishDue(Instant now) {
        if (schedule.isOff()) {
            return;
        }
        while (Transactions.commitIf(TIMEOUT, dealtWith -> true, () -> dealWithNext(now))) {
            // One week per transaction.
        }
    }

    /** Handles the next week in the running transaction; false if it is not due. */
    private boolean dealWithNext(Instant now) {
        var next = store.lockNextWeek().orElse(null);
        if (next == null) {
            store.beginWith(firstOpen(now));
            return true;
        }
        if (!isDue(next, now)) {
            return false;
        }
        if (store.find(next).isEmpty()) {
            publish(next, now);
        }
        store.goOnWith(next.plus(1));
        return true;
    }

    private void publish(Period week, Instant now) {
        var late = schedule.dueOf(week).filter(due -> due.plus(MAX_DELAY).isBefore(now));
        if (late.isPresent()) {
            LOG.infof("Week not published by the clock because it was due long ago: week=%s due=%s", week, late.get());
            return;
        }
        publisher
                .publishIfOpen(week, Actor.KEPT, null)
                .ifPresentOrElse(
                        published -> LOG.infof("Week published: week=%s digest=%s", week, published.digest()),
                        () -> LOG.infof("Week not published because no mission is in effect in it: week=%s", week));
    }

    private boolean isDue(Period week, Instant now) {
        return zone.isComplete(week, now)
                && schedule.dueOf(week).filter(due -> !due.isAfter(now)).isPresent();
    }

    /** The first week that is not due yet. */
    private Period firstOpen(Instant now) {
        var week = zone.periodOf(Grain.WEEK, now);
        while (!isDue(week.plus(-1), now)) {
            week = week.plus(-1);
        }
        return week;
    }
}
