package org.kept.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** The newest rebuild in the database; written in the transaction of each of its steps. */
@ApplicationScoped
class RebuildStore {

    private final Database database;
    private final ObjectMapper json;

    RebuildStore(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Empty where there never was one. */
    Optional<RebuildRun> find() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select part, place, compared, differences, examples,"
                            + " holds_start, begun, begun_by, stepped, finished from rebuild where id = 1");
                    var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(run(rows)) : Optional.empty();
            }
        });
    }

    private RebuildRun run(ResultSet rows) throws SQLException {
        return new RebuildRun(
                rows.getString("part"),
                rows.getString("place"),
                new Rebuild.Report(
                        rows.getLong("compared"), rows.getLong("differences"), list(rows.getString("examples"))),
                rows.getBoolean("holds_start"),
                rows.getObject("begun", OffsetDateTime.class).toInstant(),
                rows.getString("begun_by"),
                rows.getObject("stepped", OffsetDateTime.class).toInstant(),
                instant(rows.getObject("finished", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Keeps it instead of whatever was kept before. */
    void save(RebuildRun run) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update rebuild set part = ?, place = ?, compared = ?,"
                    + " differences = ?, examples = ?, holds_start = ?, begun = ?, begun_by = ?, stepped = ?,"
                    + " finished = ? where id = 1")) {
                bind(update, run);
                if (update.executeUpdate() > 0) {
                    return;
                }
            }
            try (var insert = connection.prepareStatement("insert into rebuild (part, place, compared, differences,"
                    + " examples, holds_start, begun, begun_by, stepped, finished, id)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)")) {
                bind(insert, run);
                insert.executeUpdate();
            }
        });
    }

    private void bind(PreparedStatement statement, RebuildRun run) throws SQLException {
        statement.setString(1, run.part());
        statement.setString(2, run.place());
        statement.setLong(3, run.found().rows());
        statement.setLong(4, run.found().differences());
        statement.setString(5, text(run.found().examples()));
        statement.setBoolean(6, run.holdsStart());
        statement.setObject(7, run.begun().atOffset(ZoneOffset.UTC));
        statement.setString(8, run.begunBy());
        statement.setObject(9, run.stepped().atOffset(ZoneOffset.UTC));
        var finished = run.finished();
        statement.setObject(
                10, finished == null ? null : finished.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private String text(List<String> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private List<String> list(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("examples are kept as JSON", e);
        }
    }
}
