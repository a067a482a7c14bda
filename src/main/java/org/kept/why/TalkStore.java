package org.kept.why;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** Readers, questions and answers in the database. */
@ApplicationScoped
class TalkStore {

    private static final int MOST_READERS = 500;
    private static final int MOST_QUESTIONS = 50;
    private static final int MOST_LOOKED_AT = 5000;

    private final Database database;

    TalkStore(Database database) {
        this.database = database;
    }

    /** Those who have read it as it stands, the earliest first, up to 500. */
    List<Talk.Read> readers(String kpi, String fingerprint) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select reader, name, read_on from why_read where kpi = ?"
                    + " and fingerprint = ? order by read_on, reader fetch first " + MOST_READERS + " rows only")) {
                select.setString(1, kpi);
                select.setString(2, fingerprint);
                var readers = new ArrayList<Talk.Read>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        readers.add(new Talk.Read(who(rows, "reader", "name"), time(rows, "read_on")));
                    }
                }
                return List.copyOf(readers);
            }
        });
    }

    /** Keeps that somebody read it; who has read it already has read it then. */
    void add(String kpi, String fingerprint, Talk.Read read) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into why_read (kpi, fingerprint, reader, name,"
                    + " read_on) values (?, ?, ?, ?, ?) on conflict do nothing")) {
                insert.setString(1, kpi);
                insert.setString(2, fingerprint);
                insert.setString(3, read.reader().email());
                insert.setString(4, read.reader().name());
                insert.setObject(5, read.on());
                insert.executeUpdate();
            }
        });
    }

    /** The questions about a KPI that are to be seen, the newest first, up to 50 of the newest 5,000. */
    List<Talk.Question> questions(String kpi, Predicate<Talk.Question> seen) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select * from why_question where kpi = ?"
                    + " order by asked desc, id fetch first " + MOST_LOOKED_AT + " rows only")) {
                select.setString(1, kpi);
                var questions = new ArrayList<Talk.Question>();
                try (var rows = select.executeQuery()) {
                    while (questions.size() < MOST_QUESTIONS && rows.next()) {
                        var question = question(rows);
                        if (seen.test(question)) {
                            questions.add(question);
                        }
                    }
                }
                return List.copyOf(questions);
            }
        });
    }

    Optional<Talk.Question> question(String kpi, UUID id) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select * from why_question where kpi = ? and id = ?")) {
                select.setString(1, kpi);
                select.setObject(2, id);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(question(rows)) : Optional.empty();
                }
            }
        });
    }

    void add(String kpi, Talk.Question question) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into why_question (id, kpi, week_on, text, asked,"
                    + " asker, asker_name, team) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setObject(1, question.id());
                insert.setString(2, kpi);
                insert.setObject(3, question.week());
                insert.setString(4, question.text());
                insert.setObject(5, question.asked());
                insert.setString(6, question.asker().email());
                insert.setString(7, question.asker().name());
                insert.setString(8, question.team() == null ? "" : question.team());
                insert.executeUpdate();
            }
        });
    }

    /** Keeps the answer of a question, in place of an earlier one. */
    void answer(UUID question, Talk.Answer answer) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update why_question set answer = ?, answered = ?,"
                    + " answerer = ?, answerer_name = ?, changed = ?, changer_name = ? where id = ?")) {
                update.setString(1, answer.text());
                update.setObject(2, answer.on());
                update.setString(3, answer.first().email());
                update.setString(4, answer.first().name());
                update.setObject(5, answer.changed(), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setString(6, answer.by());
                update.setObject(7, question);
                update.executeUpdate();
            }
        });
    }

    void delete(UUID question) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from why_question where id = ?")) {
                delete.setObject(1, question);
                delete.executeUpdate();
            }
        });
    }

    private static Talk.Question question(ResultSet rows) throws SQLException {
        var team = rows.getString("team");
        return new Talk.Question(
                rows.getObject("id", UUID.class),
                rows.getObject("week_on", LocalDate.class),
                team.isEmpty() ? null : team,
                rows.getString("text"),
                time(rows, "asked"),
                who(rows, "asker", "asker_name"),
                answer(rows));
    }

    private static Talk.@Nullable Answer answer(ResultSet rows) throws SQLException {
        var text = rows.getString("answer");
        return text == null
                ? null
                : new Talk.Answer(
                        text,
                        who(rows, "answerer", "answerer_name"),
                        time(rows, "answered"),
                        rows.getObject("changed", OffsetDateTime.class),
                        rows.getString("changer_name"));
    }

    private static Talk.Who who(ResultSet rows, String email, String name) throws SQLException {
        return new Talk.Who(rows.getString(email), rows.getString(name));
    }

    private static OffsetDateTime time(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class);
    }
}
