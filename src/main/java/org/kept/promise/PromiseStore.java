package org.kept.promise;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.promise.brand.BrandColours;
import org.kept.promise.brand.LogoImage;

/** Settings of the promise page, and clauses taken down from it, in the database. */
@ApplicationScoped
class PromiseStore {

    private static final String FRAME_SEPARATOR = " ";

    /** A clause that was taken down after it had missed a month, with its months at that time. */
    record Removal(String code, String quote, Instant at, String by, int kept, int missed, int unmeasured) {}

    private final Database database;

    PromiseStore(Database database) {
        this.database = database;
    }

    /** The settings; the defaults if none were saved. */
    PromiseSettings find() {
        return database.with(connection -> {
            var sql = "select shown, light, dark, frames, logo, logo_type, logo_width, logo_height from promise_page"
                    + " where id = 1";
            try (var select = connection.prepareStatement(sql);
                    var row = select.executeQuery()) {
                return row.next() ? settings(row, clauses(connection)) : PromiseSettings.NONE;
            }
        });
    }

    private static PromiseSettings settings(ResultSet row, Map<String, Optional<Instant>> clauses) throws SQLException {
        var frames = row.getString("frames");
        return new PromiseSettings(
                row.getBoolean("shown"),
                clauses,
                new BrandColours(row.getString("light"), row.getString("dark")),
                frames.isEmpty() ? List.of() : List.of(frames.split(FRAME_SEPARATOR, -1)),
                logo(row));
    }

    private static @Nullable LogoImage logo(ResultSet row) throws SQLException {
        var content = row.getBytes("logo");
        return content == null
                ? null
                : LogoImage.stored(
                        row.getString("logo_type"), row.getInt("logo_width"), row.getInt("logo_height"), content);
    }

    private static Map<String, Optional<Instant>> clauses(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select code, shown_since from promise_clause");
                var rows = select.executeQuery()) {
            var clauses = new HashMap<String, Optional<Instant>>();
            while (rows.next()) {
                clauses.put(
                        rows.getString(1),
                        Optional.ofNullable(rows.getObject(2, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant));
            }
            return clauses;
        }
    }

    /** Locks the settings until the transaction ends, and creates them if there are none. */
    void lock(Instant now) {
        database.run(connection -> {
            var sql = "insert into promise_page (id, shown, frames, logo_width, logo_height, changed, changed_by)"
                    + " values (1, false, '', 0, 0, ?, 'kept') on conflict do nothing";
            try (var insert = connection.prepareStatement(sql)) {
                insert.setObject(1, now.atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
            try (var select = connection.prepareStatement("select id from promise_page where id = 1 for update");
                    var row = select.executeQuery()) {
                row.next();
            }
        });
    }

    /** Replaces the settings, which are locked. */
    void save(PromiseSettings settings, Instant now, String author) {
        database.run(connection -> {
            var logo = settings.logo();
            try (var update = connection.prepareStatement("update promise_page set shown = ?, light = ?, dark = ?,"
                    + " frames = ?, logo = ?, logo_type = ?, logo_width = ?, logo_height = ?, changed = ?,"
                    + " changed_by = ? where id = 1")) {
                update.setBoolean(1, settings.shown());
                update.setString(2, settings.colours().light());
                update.setString(3, settings.colours().dark());
                update.setString(4, String.join(FRAME_SEPARATOR, settings.frames()));
                update.setBytes(5, logo == null ? null : logo.content());
                update.setString(6, logo == null ? null : logo.type());
                update.setInt(7, logo == null ? 0 : logo.width());
                update.setInt(8, logo == null ? 0 : logo.height());
                update.setObject(9, now.atOffset(ZoneOffset.UTC));
                update.setString(10, author);
                update.executeUpdate();
            }
            replaceClauses(connection, settings.clauses());
        });
    }

    private static void replaceClauses(Connection connection, Map<String, Optional<Instant>> clauses)
            throws SQLException {
        try (var delete = connection.prepareStatement("delete from promise_clause")) {
            delete.executeUpdate();
        }
        try (var insert = connection.prepareStatement("insert into promise_clause (code, shown_since) values (?, ?)")) {
            for (var clause : clauses.entrySet()) {
                insert.setString(1, clause.getKey());
                insert.setObject(
                        2,
                        clause.getValue()
                                .map(since -> since.atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void insert(Removal removal) {
        database.run(connection -> {
            var sql = "insert into promise_removal (id, code, quote, removed, removed_by, kept, missed, unmeasured)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)";
            try (var insert = connection.prepareStatement(sql)) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, removal.code());
                insert.setString(3, removal.quote());
                insert.setObject(4, removal.at().atOffset(ZoneOffset.UTC));
                insert.setString(5, removal.by());
                insert.setInt(6, removal.kept());
                insert.setInt(7, removal.missed());
                insert.setInt(8, removal.unmeasured());
                insert.executeUpdate();
            }
        });
    }

    /** The clauses taken down since then, latest first. */
    List<Removal> removals(Instant since) {
        return database.with(connection -> {
            var sql = "select code, quote, removed, removed_by, kept, missed, unmeasured from promise_removal"
                    + " where removed >= ? order by removed desc, id";
            try (var select = connection.prepareStatement(sql)) {
                select.setObject(1, since.atOffset(ZoneOffset.UTC));
                var removals = new ArrayList<Removal>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        removals.add(new Removal(
                                rows.getString("code"),
                                rows.getString("quote"),
                                rows.getObject("removed", OffsetDateTime.class).toInstant(),
                                rows.getString("removed_by"),
                                rows.getInt("kept"),
                                rows.getInt("missed"),
                                rows.getInt("unmeasured")));
                    }
                }
                return List.copyOf(removals);
            }
        });
    }
}
