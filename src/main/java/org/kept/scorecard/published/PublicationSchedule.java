package org.kept.scorecard.published;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;

/** Tells when the clock publishes a week, by the settings. */
@ApplicationScoped
public class PublicationSchedule {

    private final PublicationConfig config;
    private final ReportingZone zone;
    private final Clock clock;

    PublicationSchedule(PublicationConfig config, ReportingZone zone, Clock clock) {
        this.config = config;
        this.zone = zone;
        this.clock = clock;
    }

    /** Fails the start on an invalid setting, so that no week is published at an unintended time. */
    void check(@Observes StartupEvent started) {
        time();
    }

    /** When the clock publishes the week; empty if only people publish. */
    public Optional<Instant> dueOf(Period week) {
        return time().map(time -> time.dueOf(week, zone));
    }

    /** Whether only people publish. */
    public boolean isOff() {
        return time().isEmpty();
    }

    /** Time until which the clock leaves the week open; empty if it has passed or only people publish. */
    public Optional<Instant> openUntil(Period week) {
        return dueOf(week).filter(due -> due.isAfter(clock.instant()));
    }

    private Optional<PublicationTime> time() {
        try {
            return PublicationTime.parse(config.at(), config.grace());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "KEPT_PUBLICATION_AT is '" + config.at() + "' and KEPT_PUBLICATION_GRACE is '" + config.grace()
                            + "'. Use a day and a time of day such as MON 09:00, or off, and a grace of at most 28 days"
                            + " such as 36H.",
                    e);
        }
    }
}
