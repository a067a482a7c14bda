package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.ReadSession;

/** Phases and annotations in the database. */
@ApplicationScoped
class NoteStore {

    private static final int MOST = 500;

    private final Database database;
    private final ReadSession reads;

    NoteStore(Database database, ReadSession reads) {
        this.database = database;
        this.reads = reads;
    }

    /** The phases of a KPI, the earliest first. */
    List<Phase> phases(String kpi) {
        if (reads.isOpen()) {
            var all = reads.read("phases", () -> phases("kpi is not null order by from_on", select -> {}));
            // As many as are read at once might not be all of this KPI.
            if (all.size() < MOST) {
                return all.stream().filter(each -> each.kpi().equals(kpi)).toList();
            }
        }
        return phases("kpi = ? order by from_on", select -> select.setString(1, kpi));
    }

    /** The phases of any KPI that begin on one of those days, the earliest first. */
    List<Phase> phases(LocalDate from, LocalDate to) {
        return phases("from_on between ? and ? order by from_on, kpi", select -> {
            select.setObject(1, from);
            select.setObject(2, to);
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement select) throws SQLException;
    }

    private List<Phase> phases(String which, Parameters parameters) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                    "select * from phase where " + which + " fetch first " + MOST + " rows only")) {
                parameters.set(select);
                var phases = new ArrayList<Phase>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        phases.add(phase(rows));
                    }
                }
                return List.copyOf(phases);
            }
        });
    }

    private static Phase phase(ResultSet rows) throws SQLException {
        return new Phase(
                rows.getObject("id", UUID.class),
                rows.getString("kpi"),
                rows.getObject("from_on", LocalDate.class),
                rows.getString("because"),
                team(rows),
                rows.getObject("created", OffsetDateTime.class),
                rows.getString("author"));
    }

    void add(Phase phase) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into phase (id, kpi, from_on, because, created, author, team) values (?, ?, ?, ?, ?, ?, ?)")) {
                insert.setObject(1, phase.id());
                insert.setString(2, phase.kpi());
                insert.setObject(3, phase.from());
                insert.setString(4, phase.because());
                insert.setObject(5, phase.created());
                insert.setString(6, phase.author());
                insert.setString(7, stored(phase.team()));
                insert.executeUpdate();
            }
        });
    }

    /** Annotations that touch the span, the earliest first, up to 500. */
    List<Annotation> annotations(LocalDate from, LocalDate to) {
        return annotations("from_on <= ? and coalesce(to_on, from_on) >= ? order by from_on, id", select -> {
            select.setObject(1, to);
            select.setObject(2, from);
        });
    }

    private List<Annotation> annotations(String which, Parameters parameters) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                    "select * from annotation where " + which + " fetch first " + MOST + " rows only")) {
                parameters.set(select);
                var annotations = new ArrayList<Annotation>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        annotations.add(annotation(rows));
                    }
                }
                return List.copyOf(annotations);
            }
        });
    }

    private static Annotation annotation(ResultSet rows) throws SQLException {
        return new Annotation(
                rows.getObject("id", UUID.class),
                rows.getObject("from_on", LocalDate.class),
                rows.getObject("to_on", LocalDate.class),
                rows.getString("text"),
                rows.getString("kpi"),
                rows.getString("clause"),
                team(rows),
                rows.getObject("created", OffsetDateTime.class),
                rows.getString("author"));
    }

    void add(Annotation annotation) {
        database.run(connection -> {
            try (var insert =
                    connection.prepareStatement("insert into annotation (id, from_on, to_on, text, kpi, clause,"
                            + " created, author, team) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setObject(1, annotation.id());
                insert.setObject(2, annotation.from());
                insert.setObject(3, annotation.to(), Types.DATE);
                insert.setString(4, annotation.text());
                insert.setString(5, annotation.kpi());
                insert.setString(6, annotation.clause());
                insert.setObject(7, annotation.created());
                insert.setString(8, annotation.author());
                insert.setString(9, stored(annotation.team()));
                insert.executeUpdate();
            }
        });
    }

    /** The phase of that id. */
    Optional<Phase> phase(UUID id) {
        return phases("id = ?", select -> select.setObject(1, id)).stream().findFirst();
    }

    /** The annotation of that id. */
    Optional<Annotation> annotation(UUID id) {
        return annotations("id = ?", select -> select.setObject(1, id)).stream().findFirst();
    }

    private static @Nullable String team(ResultSet rows) throws SQLException {
        var team = rows.getString("team");
        return team.isEmpty() ? null : team;
    }

    private static String stored(@Nullable String team) {
        return team == null ? "" : team;
    }

    /** Deletes the row of that table and answers whether there was one. */
    boolean delete(String table, UUID id) {
        return database.with(connection -> {
            try (var delete = connection.prepareStatement("delete from " + table + " where id = ?")) {
                delete.setObject(1, id);
                return delete.executeUpdate() > 0;
            }
        });
    }
}
