package org.kept.workingtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.Database;

/** SQL of the versions of calendars. */
@ApplicationScoped
class CalendarStore {

    /** What a version says: the document, and the public holidays when it was saved. */
    record CalendarText(String document, Set<LocalDate> holidays) {}

    private final Database database;

    CalendarStore(Database database) {
        this.database = database;
    }

    /** Every version of every calendar, oldest first; without the documents, so that a writer of events reads little. */
    List<CalendarRevision> all() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select name, version, from_on, created, author,"
                            + " case when document is null then 1 else 0 end as removed"
                            + " from calendar_version order by name, version");
                    var rows = select.executeQuery()) {
                var all = new ArrayList<CalendarRevision>();
                while (rows.next()) {
                    var from = rows.getObject("from_on", LocalDate.class);
                    all.add(new CalendarRevision(
                            rows.getString("name"),
                            rows.getInt("version"),
                            from == null ? null : new Period(Grain.WEEK, from),
                            rows.getObject("created", OffsetDateTime.class).toInstant(),
                            rows.getString("author"),
                            rows.getInt("removed") == 1));
                }
                return List.copyOf(all);
            }
        });
    }

    /**
     * What a version says, which never changes.
     *
     * @throws IllegalStateException if the version removed the calendar
     */
    CalendarText text(CalendarRevision revision) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                    "select document, holidays_on from calendar_version where name = ? and version = ?")) {
                select.setString(1, revision.name());
                select.setInt(2, revision.number());
                try (var rows = select.executeQuery()) {
                    if (!rows.next()) {
                        throw new SQLException("the calendar " + revision.name() + " has lost a version");
                    }
                    return new CalendarText(
                            Objects.requireNonNull(rows.getString(1), "a removed calendar says nothing"),
                            dates(rows.getString(2)));
                }
            }
        });
    }

    /** Adds a version; the caller prevents concurrent additions. A null text removes the calendar. */
    void add(
            String name,
            int version,
            @Nullable Period from,
            @Nullable CalendarText text,
            Instant created,
            String author) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into calendar_version (name, version, from_on,"
                    + " document, holidays_on, created, author) values (?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, name);
                insert.setInt(2, version);
                insert.setObject(3, from == null ? null : from.start(), Types.DATE);
                insert.setString(4, text == null ? null : text.document());
                insert.setString(5, text == null ? null : text(text.holidays()));
                insert.setObject(6, created.atOffset(ZoneOffset.UTC));
                insert.setString(7, author);
                insert.executeUpdate();
            }
        });
    }

    private static String text(Set<LocalDate> dates) {
        return new TreeSet<>(dates).stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    private static Set<LocalDate> dates(@Nullable String text) {
        return text == null || text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",", -1)).map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }
}
