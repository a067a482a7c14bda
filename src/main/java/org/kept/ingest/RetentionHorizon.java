package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;

/**
 * Oldest time kept. Events before it have been dropped, so an older event cannot be told from a new one.
 *
 * <p>Stored in the database, and only moves forward. Each node caches it, so that checking an event needs no query. The
 * cache is refreshed at start, when a transaction sees that it has moved, and when a page shows it.
 */
@ApplicationScoped
public class RetentionHorizon {

    private static final Instant NONE = Instant.EPOCH;

    private final Database database;
    private final ReportingZone zone;
    private volatile @Nullable Instant cached;

    RetentionHorizon(Database database, ReportingZone zone) {
        this.database = database;
        this.zone = zone;
    }

    /** The cached horizon; if nothing was ever dropped, the epoch, which is before every event. */
    public Instant instant() {
        var previous = cached;
        return previous == null ? refresh() : previous;
    }

    /** Reads the horizon in the running transaction, and refreshes the cache. */
    public Instant refresh() {
        var at = database.with(connection -> {
            try (var select = connection.prepareStatement("select max(floor_at) from retention");
                    var rows = select.executeQuery()) {
                var found = rows.next() ? rows.getObject(1, OffsetDateTime.class) : null;
                return found == null ? NONE : found.toInstant();
            }
        });
        return updateCache(at);
    }

    /** Keeps the later value, because reads may finish out of order; an empty table resets it. */
    private synchronized Instant updateCache(Instant at) {
        var previous = cached;
        var later = previous != null && previous.isAfter(at) && at.isAfter(NONE) ? previous : at;
        cached = later;
        return later;
    }

    public boolean isSet() {
        return instant().isAfter(NONE);
    }

    /** Whether some or all events of the period were dropped. */
    public boolean truncates(Period period) {
        return zone.startOf(period).isBefore(instant());
    }

    /** The first week with all its events; null if nothing was ever dropped. */
    public @Nullable Period firstWeek() {
        if (!isSet()) {
            return null;
        }
        var week = zone.periodOf(Grain.WEEK, instant());
        return truncates(week) ? week.plus(1) : week;
    }

    /** The day of the horizon in the reporting zone. */
    public LocalDate day() {
        return zone.dateOf(instant());
    }
}
