package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
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
 * <p>It stands in the database and only ever moves forward. A node looks it up every ten seconds at most; whoever must not
 * be wrong, refreshes it in a transaction that keeps it from moving.
 */
@ApplicationScoped
public class Floor {

    private static final Instant NONE = Instant.EPOCH;
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private record Known(Instant at, Instant since) {}

    private final Database database;
    private final ReportingZone zone;
    private final Clock clock;
    private volatile @Nullable Known known;

    Floor(Database database, ReportingZone zone, Clock clock) {
        this.database = database;
        this.zone = zone;
        this.clock = clock;
    }

    /** The moment itself; long before every event where none was ever dropped. */
    public Instant at() {
        var last = known;
        return last == null || last.since.plus(REMEMBERED).isBefore(clock.instant()) ? refresh() : last.at;
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
        known = new Known(at, clock.instant());
        return at;
    }

    public boolean isThere() {
        return at().isAfter(NONE);
    }

    /** Whether events of the period were dropped, all or some. */
    public boolean cuts(Period period) {
        return zone.startOf(period).isBefore(at());
    }

    /** The first week of which every event is kept; null where none was ever dropped. */
    public @Nullable Period firstWeek() {
        if (!isThere()) {
            return null;
        }
        var week = zone.periodOf(Grain.WEEK, at());
        return cuts(week) ? week.plus(1) : week;
    }

    /** The day on which it lies. */
    public LocalDate day() {
        return zone.dateOf(at());
    }
}
