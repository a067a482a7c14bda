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
 * The moment before which events are not kept: what is older has been dropped, and so cannot be told from what is new.
 *
 * <p>It stands in the database and only ever moves forward. A node remembers it, so that looking at an event costs nothing and
 * waits for nothing, and refreshes it at its start, when a transaction sees that it has moved, and where a page tells of it.
 */
@ApplicationScoped
public class RetentionHorizon {

    private static final Instant NONE = Instant.EPOCH;

    private final Database database;
    private final ReportingZone zone;
    private volatile @Nullable Instant known;

    RetentionHorizon(Database database, ReportingZone zone) {
        this.database = database;
        this.zone = zone;
    }

    /** The moment itself, as it was last seen; long before every event where none was ever dropped. */
    public Instant at() {
        var last = known;
        return last == null ? refresh() : last;
    }

    /** The same, as the running transaction sees it. */
    public Instant refresh() {
        var at = database.with(connection -> {
            try (var select = connection.prepareStatement("select max(floor_at) from retention");
                    var rows = select.executeQuery()) {
                var found = rows.next() ? rows.getObject(1, OffsetDateTime.class) : null;
                return found == null ? NONE : found.toInstant();
            }
        });
        return seen(at);
    }

    /** It only moves forward: who looked earlier may come later. */
    private synchronized Instant seen(Instant at) {
        var last = known;
        var later = last != null && last.isAfter(at) && at.isAfter(NONE) ? last : at;
        known = later;
        return later;
    }

    public boolean isSet() {
        return at().isAfter(NONE);
    }

    /** Whether events of the period were dropped, all or some. */
    public boolean truncates(Period period) {
        return zone.startOf(period).isBefore(at());
    }

    /** The first week of which every event is kept; null where none was ever dropped. */
    public @Nullable Period firstWeek() {
        if (!isSet()) {
            return null;
        }
        var week = zone.periodOf(Grain.WEEK, at());
        return truncates(week) ? week.plus(1) : week;
    }

    /** The day on which it lies. */
    public LocalDate day() {
        return zone.dateOf(at());
    }
}
