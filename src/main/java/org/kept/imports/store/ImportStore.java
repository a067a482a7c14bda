package org.kept.imports.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.database.Database;
import org.kept.imports.ImportJob;
import org.kept.imports.ImportJob.ImportProgress;
import org.kept.imports.ImportReceipt;
import org.kept.imports.ImportState;
import org.kept.ingest.InputText;
import org.kept.ingest.Receipt.ReceiptError;

/** Stored imports. A state changes only from the expected one, so that nodes do not interfere with each other. */
@ApplicationScoped
public class ImportStore {

    /** Approximate number of events that one transaction of an import stores. */
    public static final int EVENTS = 500;

    /** The same on H2, where pushed events wait for the whole transaction. */
    private static final int EVENTS_OF_ONE_WRITER = 50;

    private static final String COLUMNS = "id, file_name, mapping, document, correct, dryrun, state, by_name,"
            + " by_address, by_request, reach, bytes, rows_total, rows_read, records_done, received, accepted,"
            + " replayed, corrected, rejected, superseded, left_out, left_out_because, errors, errors_truncated, failure, created_at,"
            + " started_at, finished_at, attempts";

    private static final String UNFINISHED = "state in ('receiving', 'open', 'waiting', 'running')";
    private static final int MAX_FAILURE = 900;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<ReceiptError>> ERRORS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> REASONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Set<String>>> REACH = new TypeReference<>() {};

    /**
     * Numbers of unfinished imports.
     *
     * @param ofOne those of one caller
     */
    public record UnfinishedImports(long count, long ofOne, long bytes) {}

    private final Database database;

    ImportStore(Database database) {
        this.database = database;
    }

    /** Approximate number of events that one transaction of an import stores in this database. */
    public int eventsTogether() {
        return database.isH2() ? EVENTS_OF_ONE_WRITER : EVENTS;
    }

    /** Inserts a new import. */
    public void insert(ImportJob job) {
        update(
                "insert into import_job (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '[]', false, null, ?, null, null, 0)",
                job.id(),
                job.fileName(),
                job.mapping(),
                job.document(),
                job.correct(),
                job.dryrun(),
                job.state().code(),
                job.by().name(),
                job.by().address(),
                job.by().request(),
                reachText(job.reach()),
                job.bytes(),
                job.rows(),
                job.created());
    }

    public Optional<ImportJob> find(String id) {
        return select("where id = ?", id).stream().findFirst();
    }

    /**
     * Imports, newest first.
     *
     * @param by their author; null for all
     */
    public List<ImportJob> list(@Nullable String by, int limit) {
        return by == null
                ? select("order by created_at desc, id limit ?", limit)
                : select("where by_name = ? order by created_at desc, id limit ?", by, limit);
    }

    /** Counts unfinished imports. */
    public UnfinishedImports countUnfinished(String by) {
        var sql = "select count(*), coalesce(sum(case when by_name = ? then 1 else 0 end), 0), coalesce(sum(bytes), 0)"
                + " from import_job where " + UNFINISHED;
        return query(sql, rows -> new UnfinishedImports(rows.getLong(1), rows.getLong(2), rows.getLong(3)), by)
                .get(0);
    }

    /** Moves an import from one state to another; false if it was in another state. */
    public boolean move(String id, ImportState from, ImportState to) {
        return update("update import_job set state = ? where id = ? and state = ?", to.code(), id, from.code()) == 1;
    }

    /** Starts an open import with this mapping; false if it was started or stopped before. */
    public boolean start(String id, String mapping, String document, boolean correct, boolean dryrun) {
        return update(
                        "update import_job set mapping = ?, document = ?, correct = ?, dryrun = ?, state = 'waiting'"
                                + " where id = ? and state = 'open'",
                        mapping,
                        document,
                        correct,
                        dryrun,
                        id)
                == 1;
    }

    /** Claims the oldest import that is waiting or whose lease has expired; empty if there is none. */
    public Optional<ImportJob> claim(String node, Instant now, Instant until) {
        var free = "(state = 'waiting' or (state = 'running' and lease_until < ?))";
        for (var job : select("where " + free + " order by created_at, id limit 5", now)) {
            var claimed = update(
                    "update import_job set state = 'running', node = ?, lease_until = ?, attempts = attempts + 1,"
                            + " started_at = coalesce(started_at, ?) where id = ? and " + free,
                    node,
                    until,
                    now,
                    job.id(),
                    now);
            if (claimed == 1) {
                return find(job.id());
            }
        }
        return Optional.empty();
    }

    /** Extends this node's lease of an import; false if the node has lost it. */
    public boolean renew(String id, String node, Instant until) {
        return update(
                        "update import_job set lease_until = ? where id = ? and node = ? and state = 'running'",
                        until,
                        id,
                        node)
                == 1;
    }

    /** Saves the number of rows in the file; false if this node has lost the import. */
    public boolean saveTotal(String id, String node, long rows) {
        return update(
                        "update import_job set rows_total = ? where id = ? and node = ? and state = 'running'",
                        rows,
                        id,
                        node)
                == 1;
    }

    /**
     * Saves the progress of an import, in the transaction that stores its events.
     *
     * @return false if it was stopped, or this node has lost it
     */
    public boolean saveProgress(String id, String node, ImportProgress progress, Instant leaseUntil) {
        var receipt = progress.receipt();
        return update(
                        "update import_job set rows_read = ?, records_done = ?, received = ?, accepted = ?,"
                                + " replayed = ?, corrected = ?, rejected = ?, superseded = ?, left_out = ?, left_out_because = ?, errors = ?,"
                                + " errors_truncated = ?, lease_until = ?, attempts = 0"
                                + " where id = ? and node = ? and state = 'running'",
                        progress.rows(),
                        progress.records(),
                        receipt.received(),
                        receipt.accepted(),
                        receipt.replayed(),
                        receipt.corrected(),
                        receipt.rejected(),
                        receipt.superseded(),
                        receipt.leftOut(),
                        text(receipt.leftOutBecause()),
                        text(receipt.errors()),
                        receipt.errorsTruncated(),
                        leaseUntil,
                        id,
                        node)
                == 1;
    }

    /** Ends an import of this node; false if the node has lost it. */
    public boolean finish(String id, String node, ImportState state, @Nullable String failure, Instant now) {
        return update(
                        "update import_job set state = ?, failure = ?, finished_at = ?"
                                + " where id = ? and node = ? and state = 'running'",
                        state.code(),
                        failure == null ? null : InputText.truncate(MAX_FAILURE, failure),
                        now,
                        id,
                        node)
                == 1;
    }

    /** Stops an import; false if it has finished. */
    public boolean cancel(String id, @Nullable String failure, Instant now) {
        return update(
                        "update import_job set state = 'cancelled', failure = ?, finished_at = ? where id = ? and "
                                + UNFINISHED,
                        failure,
                        now,
                        id)
                == 1;
    }

    /** Ids of all unfinished imports. */
    public List<String> unfinished() {
        return query("select id from import_job where " + UNFINISHED, rows -> rows.getString(1));
    }

    /** Imports whose file still exists but is no longer needed: never started, or ended by a process that died. */
    public List<String> withUnneededFile(Instant openBefore) {
        return query(
                "select id from import_job where ((state in ('receiving', 'open') and created_at < ?)"
                        + " or finished_at is not null)"
                        + " and exists (select 1 from import_piece where import_id = import_job.id)",
                rows -> rows.getString(1),
                openBefore);
    }

    /** Deletes imports that were never started, and receipts, if they are older than these times. */
    public int deleteOld(Instant openBefore, Instant finishedBefore) {
        return update(
                "delete from import_job where (state in ('receiving', 'open') and created_at < ?)"
                        + " or finished_at < ?",
                openBefore,
                finishedBefore);
    }

    /** Deletes an import whose file could not be stored and has no pieces left. */
    public void delete(String id) {
        update("delete from import_job where id = ?", id);
    }

    /** Removes the errors that quote a text; the counts stay. */
    public void deleteErrorsWith(String quoted) {
        var json = text(quoted);
        var written = json.substring(1, json.length() - 1);
        var jobs = query(
                "select id, errors from import_job where position(? in errors) > 0",
                rows -> Map.entry(rows.getString(1), errors(rows.getString(2))),
                written);
        for (var job : jobs) {
            var kept = job.getValue().stream()
                    .filter(error -> !text(List.of(error)).contains(written))
                    .toList();
            update("update import_job set errors = ? where id = ?", text(kept), job.getKey());
        }
    }

    private List<ImportJob> select(String where, Object... values) {
        return query("select " + COLUMNS + " from import_job " + where, ImportStore::job, values);
    }

    /** Reader of a row. */
    @FunctionalInterface
    private interface ImportRowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> List<T> query(String sql, ImportRowReader<T> reader, Object... values) {
        return database.with(connection -> {
            try (var select = bound(connection, sql, values);
                    var rows = select.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        });
    }

    private int update(String sql, @Nullable Object... values) {
        return database.with(connection -> {
            try (var update = bound(connection, sql, values)) {
                return update.executeUpdate();
            }
        });
    }

    private static PreparedStatement bound(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            var value = values[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        return statement;
    }

    private static ImportJob job(ResultSet rows) throws SQLException {
        var total = rows.getLong(13);
        var counted = !rows.wasNull();
        var receipt = new ImportReceipt(
                rows.getLong(16),
                rows.getLong(17),
                rows.getLong(18),
                rows.getLong(19),
                rows.getLong(20),
                rows.getLong(21),
                rows.getLong(22),
                read(rows.getString(23), REASONS),
                errors(rows.getString(24)),
                rows.getBoolean(25));
        return new ImportJob(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getBoolean(5),
                rows.getBoolean(6),
                ImportState.of(rows.getString(7)),
                new Actor(rows.getString(8), rows.getString(9), rows.getString(10)),
                reach(rows.getString(11)),
                rows.getLong(12),
                counted ? total : null,
                new ImportProgress(rows.getLong(14), rows.getLong(15), receipt),
                rows.getString(26),
                instant(rows, 27),
                nullableInstant(rows, 28),
                nullableInstant(rows, 29),
                rows.getInt(30));
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet rows, int column) throws SQLException {
        var value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String reachText(DataScope reach) {
        return text(Map.of("sources", reach.sources(), "kpis", reach.kpis(), "teams", reach.teams()));
    }

    private static DataScope reach(String text) {
        var limits = read(text, REACH);
        return new DataScope(
                limits.getOrDefault("sources", Set.of()),
                limits.getOrDefault("kpis", Set.of()),
                limits.getOrDefault("teams", Set.of()));
    }

    private static List<ReceiptError> errors(String text) {
        return read(text, ERRORS);
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
