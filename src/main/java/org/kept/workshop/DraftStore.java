package org.kept.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.database.Database;
import org.kept.document.DocumentFormat;
import org.kept.mission.Missions;

/** Drafts in the database. */
@ApplicationScoped
class DraftStore {

    private final Database database;
    private final Missions missions;

    DraftStore(Database database, Missions missions) {
        this.database = database;
        this.missions = missions;
    }

    /** The drafts, open or published, the last changed first. */
    List<Draft> newest(boolean open, int limit) {
        return select(
                "where published is " + (open ? "" : "not ") + "null order by changed desc, id fetch first " + limit
                        + " rows only",
                select -> {});
    }

    Optional<Draft> find(UUID id) {
        return select("where id = ?", select -> select.setObject(1, id)).stream()
                .findFirst();
    }

    /** The same, and nobody else changes it before this transaction has ended. */
    Optional<Draft> hold(UUID id) {
        return select("where id = ? for update", select -> select.setObject(1, id)).stream()
                .findFirst();
    }

    int open() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select count(*) from draft where published is null");
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    void add(Draft draft) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into draft (name, begun, document, within_seconds,"
                    + " revision, changed, changed_by, published, id, created, author)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                set(insert, draft);
                insert.setObject(10, at(draft.created()));
                insert.setString(11, draft.author());
                insert.executeUpdate();
            }
        });
    }

    void update(Draft draft) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update draft set name = ?, begun = ?, document = ?,"
                    + " within_seconds = ?, revision = ?, changed = ?, changed_by = ?, published = ? where id = ?")) {
                set(update, draft);
                update.executeUpdate();
            }
        });
    }

    void remove(UUID id) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from draft where id = ?")) {
                delete.setObject(1, id);
                delete.executeUpdate();
            }
        });
    }

    private void set(PreparedStatement statement, Draft draft) throws SQLException {
        statement.setString(1, draft.name());
        statement.setInt(2, draft.begun());
        statement.setString(3, missions.write(draft.mission(), DocumentFormat.JSON));
        statement.setObject(4, draft.withinSeconds(), Types.INTEGER);
        statement.setInt(5, draft.revision());
        statement.setObject(6, at(draft.changed()));
        statement.setString(7, draft.changedBy());
        statement.setObject(8, draft.published(), Types.INTEGER);
        statement.setObject(9, draft.id());
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement select) throws SQLException;
    }

    private List<Draft> select(String which, Parameters parameters) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select * from draft " + which)) {
                parameters.set(select);
                var drafts = new ArrayList<Draft>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        drafts.add(draft(rows));
                    }
                }
                return List.copyOf(drafts);
            }
        });
    }

    private Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("begun"),
                missions.sketch(row.getString("document")),
                row.getObject("within_seconds", Integer.class),
                row.getInt("revision"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getString("author"),
                row.getObject("changed", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                row.getObject("published", Integer.class));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
