package org.kept.rollup.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;
import org.kept.database.DatabaseException;
import org.kept.ingest.DataNotice;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** Reports events that are not dropped in time, as a metric and on the data page. */
@Startup
@ApplicationScoped
public class RetentionLag implements DataNotice {

    private static final Logger LOG = Logger.getLogger(RetentionLag.class);

    /** Usual maximum duration of a run: with millions of events it takes hours. */
    private static final Duration USUAL = Duration.ofDays(1);

    private final RetentionStore store;
    private final ReportingZone zone;
    private final Clock clock;
    private volatile @Nullable Instant failingSince;
    private volatile @Nullable Instant unfinishedSince;

    RetentionLag(RetentionStore store, ReportingZone zone, Clock clock, MeterRegistry registry) {
        this.store = store;
        this.zone = zone;
        this.clock = clock;
        TimeGauge.builder("kept.retention.lag", this::seconds, TimeUnit.SECONDS)
                .description("Age of the oldest unfinished or failing deletion of old events; 0 if there is none.")
                .strongReference(true)
                .register(registry);
    }

    /** Records that a run of this node failed. */
    public void recordFailure() {
        if (failingSince == null) {
            failingSince = clock.instant();
        }
    }

    /** Records that a run of this node reached its end. */
    public void recordSuccess() {
        failingSince = null;
        refresh();
    }

    /** Seconds since the oldest unfinished run began, or since runs on this node started to fail. */
    public long seconds() {
        return Math.max(age(failingSince), age(unfinishedSince));
    }

    private long age(@Nullable Instant since) {
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }

    /** Reads the unfinished runs of all nodes, so that scraping the metric needs no query. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void refresh() {
        try {
            unfinishedSince =
                    store.unfinished().map(RetentionStore.RetentionRun::begun).orElse(null);
        } catch (DatabaseException e) {
            LOG.debugf("Retention runs not read: %s", e.getMessage());
        }
    }

    @Override
    public List<String> notices() {
        var notices = new ArrayList<String>();
        store.unfinished()
                .filter(run -> run.begun().isBefore(clock.instant().minus(USUAL)))
                .ifPresent(run -> notices.add("The events from before " + DateFormatter.day(zone.dateOf(run.horizon()))
                        + " should have been deleted since " + DateFormatter.moment(run.begun(), zone.id())
                        + ", but only " + NumberFormatter.of(run.dropped(), "was", "were")
                        + ". Kept tries again once a day. If this does not change, the log says what is wrong."));
        var since = failingSince;
        if (since != null && notices.isEmpty()) {
            notices.add("Old events could not be deleted on " + DateFormatter.moment(since, zone.id())
                    + ". Kept tries again every hour, and the log says what is wrong.");
        }
        return notices;
    }
}
