package org.kept.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kept.calendar.ReportingZone;

/** Producer of the reporting zone, in which weeks begin, from {@code kept.zone}. */
final class ReportingZoneProducer {

    private ReportingZoneProducer() {}

    /**
     * The configured zone.
     *
     * @throws IllegalStateException if there is no such zone, so that the service does not start in another one
     */
    @Produces
    @Singleton
    static ReportingZone zone(@ConfigProperty(name = "kept.zone") String zone) {
        try {
            return new ReportingZone(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new IllegalStateException(
                    "KEPT_ZONE is '" + zone + "', which is not a time zone. Use a name such as Europe/London.", e);
        }
    }
}
