package org.kept.scorecard.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.database.DatabaseClock;

/** Published weeks, comments on weeks not published yet, and the next week for the clock. */
@ApplicationScoped
public class PublicationStore {

    private static final String COLUMNS = "week, published_at, author, remark, remark_author, digest, document";

    private final Database database;

    PublicationStore(Database database) {
        this.database = database;
    }

    /** The published week; empty if it is not published. */
    public Optional<PublishedWeek> find(Period week) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select " + COLUMNS + " from publication where week = ?")) {
                select.setObject(1, week.start());
                return read(select.executeQuery()).stream().findFirst();
            }
        });
    }

    /**
     * The published weeks up to one, newest first.
     *
     * @param last null to begin with the newest
     */
    public List<PublishedWeek> newestFirst(@Nullable Period last, int limit) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select " + COLUMNS
                    + " from publication where week <= ? order by week desc fetch first ? rows only")) {
                select.setObject(1, last == null ? LocalDate.of(9999, 12, 31) : last.start());
                select.setInt(2, limit);
                return read(select.executeQuery());
            }
        });
    }

    private static List<PublishedWeek> read(ResultSet result) throws SQLException {
        var weeks = new ArrayList<PublishedWeek>();
        try (var rows = result) {
            while (rows.next()) {
                var remark = rows.getString("remark");
                weeks.add(new PublishedWeek(
                        new Period(Grain.WEEK, rows.getObject("week", LocalDate.class)),
                        rows.getObject("published_at", OffsetDateTime.class).toInstant(),
                        rows.getString("author"),
                        remark == null ? null : new WeekComment(remark, rows.getString("remark_author")),
                        rows.getString("digest"),
                        rows.getString("document")));
            }
        }
        return List.copyOf(weeks);
    }

    /** Stores a published week; fails if it is published already. */
    public void insert(PublishedWeek published) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into publication (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)")) {
                var comment = published.comment();
                insert.setObject(1, published.week().start());
                insert.setObject(2, published.at().atOffset(ZoneOffset.UTC));
                insert.setString(3, published.by());
                insert.setString(4, comment == null ? null : comment.text());
                insert.setString(5, comment == null ? null : comment.author());
                insert.setString(6, published.digest());
                insert.setString(7, published.document());
                insert.executeUpdate();
            }
        });
    }

    /** The comment on a week that is not published yet; empty without one. */
    public Optional<WeekComment> comment(Period week) {
        return database.with(connection -> {
            try (var select =
                    connection.prepareStatement("select remark, author from publication_comment where week = ?")) {
                select.setObject(1, week.start());
                try (var row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new WeekComment(row.getString(1), row.getString(2)))
                            : Optional.<WeekComment>empty();
                }
            }
        });
    }

    /** Replaces the comment on a week, in the caller's transaction. */
    public void replaceComment(Period week, @Nullable WeekComment comment, Instant now) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from publication_comment where week = ?")) {
                delete.setObject(1, week.start());
                delete.executeUpdate();
            }
            if (comment == null) {
                return;
            }
            try (var insert = connection.prepareStatement(
                    "insert into publication_comment (week, remark, author, changed) values (?, ?, ?, ?)")) {
                insert.setObject(1, week.start());
                insert.setString(2, comment.text());
                insert.setString(3, comment.author());
                insert.setObject(4, now.atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
    }

    /** Locks and reads the next week for the clock; empty before the clock has begun. */
    public Optional<Period> lockNextWeek() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                            "select next_week from publication_clock where id = 1 for update");
                    var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Period(Grain.WEEK, row.getObject(1, LocalDate.class)))
                        : Optional.<Period>empty();
            }
        });
    }

    /** Sets the first week for the clock; fails if another node has just done so. */
    public void beginWith(Period week) {
        setNextWeek("insert into publication_clock (next_week, id) values (?, 1)", week);
    }

    /** Sets the next week for the clock. */
    public void goOnWith(Period week) {
        setNextWeek("update publication_clock set next_week = ? where id = 1", week);
    }

    private void setNextWeek(String sql, Period week) {
        database.run(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, week.start());
                statement.executeUpdate();
            }
        });
    }

    /** The time by the clock of the database, which all nodes share. */
    public Instant databaseTime() {
        return new DatabaseClock(database).instant();
    }
}
