package org.kept.outbox;

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
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** SQL of the outbox. */
@ApplicationScoped
class OutboxStore {

    private static final int MAX_TITLE = 500;
    private static final int MAX_DETAIL = 1_000;
    private static final int BATCH = 500;

    /** Maximum number of deliveries sent to one target at the same time; a failing target gets one. */
    private static final int AT_ONCE = 4;

    /** The column {@code ended} of a delivery that waits is since when it does, if a person sent it again. */
    private static final String SELECT = "select id, channel, target, type, about, title, body, created, due, attempts,"
            + " state, ended, status, detail from outbox_delivery";

    private static final String INSERT = "insert into outbox_delivery (id, channel, target, type, about, title, body,"
            + " created, due, attempts, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'waiting')";

    /** Number of due deliveries from which a batch is chosen, so that its cost does not grow with the queue. */
    private static final int CANDIDATES = 500;

    /** The constants in the inner order let both databases read in the order of the index. */
    private static final String DUE = "select id from (select id, due, created, failures,"
            + " row_number() over (partition by target order by due, created, id) as place from ("
            + "select d.id, d.target, d.due, d.created, coalesce(t.failures, 0) as failures from outbox_delivery d"
            + " left join outbox_target t on t.channel = d.channel and t.target = d.target"
            + " where d.state = 'waiting' and d.channel = ? and d.due <= ?"
            + " and (d.leased_until is null or d.leased_until <= ?)"
            + " and t.paused_at is null and (t.held_until is null or t.held_until <= ?)"
            + " order by d.state, d.channel, d.due, d.created, d.id fetch first " + CANDIDATES
            + " rows only) candidate) placed"
            + " where place <= case when failures > 0 then 1 else " + AT_ONCE + " end"
            + " order by due, created, id fetch first ? rows only";

    private static final String LEASE = "update outbox_delivery set lease = ?, leased_until = ? where id = ?"
            + " and state = 'waiting' and (leased_until is null or leased_until <= ?)";

    private static final String RECORD = "update outbox_delivery set state = ?, attempts = ?, due = ?, ended = ?,"
            + " status = ?, detail = ?, lease = null, leased_until = null where id = ? and lease = ?";

    private final Database database;

    OutboxStore(Database database) {
        this.database = database;
    }

    List<UUID> insert(List<NewDelivery> deliveries, Instant now) {
        return database.with(connection -> {
            var ids = new ArrayList<UUID>();
            try (var insert = connection.prepareStatement(INSERT)) {
                for (var each : deliveries) {
                    var id = UUID.randomUUID();
                    var due = each.notBefore() == null || each.notBefore().isBefore(now) ? now : each.notBefore();
                    insert.setObject(1, id);
                    insert.setString(2, each.channel());
                    insert.setString(3, each.target());
                    insert.setString(4, each.type());
                    insert.setString(5, each.about());
                    insert.setString(6, upTo(MAX_TITLE, each.title()));
                    insert.setString(7, each.body());
                    time(insert, 8, now);
                    time(insert, 9, due);
                    insert.addBatch();
                    ids.add(id);
                    if (ids.size() % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            return List.copyOf(ids);
        });
    }

    /**
     * The deliveries to a target, newest first.
     *
     * @param after the delivery after which they begin; null for the newest
     */
    List<OutboxDelivery> of(
            String channel, String target, @Nullable OutboxState state, @Nullable OutboxCursor after, int limit) {
        return state == null
                ? newest("channel = ? and target = ?", List.of(channel, target), after, limit)
                : newest(
                        "channel = ? and target = ? and state = ?",
                        List.of(channel, target, state.code()),
                        after,
                        limit);
    }

    /** The deliveries of a channel, newest first. */
    List<OutboxDelivery> of(String channel, @Nullable OutboxCursor after, int limit) {
        return newest("channel = ?", List.of(channel), after, limit);
    }

    private List<OutboxDelivery> newest(String where, List<String> values, @Nullable OutboxCursor after, int limit) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " where " + where
                    + (after == null ? "" : " and (created, id) < (?, ?)")
                    + " order by created desc, id desc fetch first ? rows only")) {
                var position = 0;
                for (var value : values) {
                    select.setString(++position, value);
                }
                if (after != null) {
                    time(select, ++position, after.created());
                    select.setObject(++position, after.id());
                }
                select.setInt(++position, limit);
                return deliveries(select);
            }
        });
    }

    /** The deliveries that are about something, oldest first. */
    List<OutboxDelivery> about(String subject, @Nullable OutboxCursor after, int limit) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " where about = ?"
                    + (after == null ? "" : " and (created, channel, target, id) > (?, ?, ?, ?)")
                    + " order by created, channel, target, id fetch first ? rows only")) {
                var position = 0;
                select.setString(++position, subject);
                if (after != null) {
                    time(select, ++position, after.created());
                    select.setString(++position, after.channel());
                    select.setString(++position, after.target());
                    select.setObject(++position, after.id());
                }
                select.setInt(++position, limit);
                return deliveries(select);
            }
        });
    }

    /** Number of deliveries about a subject by channel and state, without trials. */
    List<OutboxProgress> progress(String subject) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select channel, state, count(*) from outbox_delivery"
                    + " where about = ? and type <> ? group by channel, state order by channel, state")) {
                select.setString(1, subject);
                select.setString(2, NewDelivery.TRIAL);
                try (var rows = select.executeQuery()) {
                    var progress = new ArrayList<OutboxProgress>();
                    while (rows.next()) {
                        progress.add(new OutboxProgress(
                                rows.getString(1),
                                OutboxState.of(rows.getString(2)).orElseThrow(),
                                rows.getLong(3)));
                    }
                    return List.copyOf(progress);
                }
            }
        });
    }

    Optional<OutboxDelivery> find(UUID id) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " where id = ?")) {
                select.setObject(1, id);
                return deliveries(select).stream().findFirst();
            }
        });
    }

    /** Leases deliveries of a channel that are due, so that no other node sends them. */
    List<OutboxDelivery> lease(String channel, Instant now, Instant until, String lease, int limit) {
        var leased = database.with(connection -> {
            var ids = new ArrayList<UUID>();
            try (var select = connection.prepareStatement(DUE);
                    var update = connection.prepareStatement(LEASE)) {
                select.setString(1, channel);
                time(select, 2, now);
                time(select, 3, now);
                time(select, 4, now);
                select.setInt(5, limit);
                var due = ids(select);
                for (var id : due) {
                    update.setString(1, lease);
                    time(update, 2, until);
                    update.setObject(3, id);
                    time(update, 4, now);
                    if (update.executeUpdate() == 1) {
                        ids.add(id);
                    }
                }
            }
            return ids;
        });
        return leased.stream().flatMap(id -> find(id).stream()).toList();
    }

    private static List<UUID> ids(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    /**
     * Stores the result of an attempt and ends the lease.
     *
     * @return false, without storing anything, if another node has the lease now
     */
    boolean record(OutboxDelivery after, String lease) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement(RECORD)) {
                update.setString(1, after.state().code());
                update.setInt(2, after.attempts());
                time(update, 3, after.due());
                update.setObject(
                        4,
                        offset(after.ended() == null ? after.sentAgain() : after.ended()),
                        Types.TIMESTAMP_WITH_TIMEZONE);
                update.setObject(5, after.status(), Types.INTEGER);
                update.setString(6, after.detail() == null ? null : upTo(MAX_DETAIL, after.detail()));
                update.setObject(7, after.id());
                update.setString(8, lease);
                return update.executeUpdate() == 1;
            }
        });
    }

    boolean sendAgain(UUID id, Instant now) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement(
                    "update outbox_delivery set state = 'waiting', ended = ?, due = ?, lease = null, leased_until = null where id = ? and state <> 'waiting'")) {
                time(update, 1, now);
                time(update, 2, now);
                update.setObject(3, id);
                return update.executeUpdate() == 1;
            }
        });
    }

    Optional<OutboxTarget> target(String channel, String target) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select failures, failing_since, held_until, paused_at,"
                    + " paused_because from outbox_target where channel = ? and target = ?")) {
                select.setString(1, channel);
                select.setString(2, target);
                try (var row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new OutboxTarget(
                                    row.getInt(1), instant(row, 2), instant(row, 3), instant(row, 4), row.getString(5)))
                            : Optional.<OutboxTarget>empty();
                }
            }
        });
    }

    /** Replaces the state of a target. */
    void save(String channel, String target, OutboxTarget after) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into outbox_target (channel, target, failures)"
                            + " values (?, ?, 0) on conflict do nothing");
                    var update = connection.prepareStatement("update outbox_target set failures = ?, failing_since = ?,"
                            + " held_until = ?, paused_at = ?, paused_because = ? where channel = ? and target = ?")) {
                insert.setString(1, channel);
                insert.setString(2, target);
                insert.executeUpdate();
                update.setInt(1, after.failures());
                update.setObject(2, offset(after.failingSince()), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setObject(3, offset(after.heldUntil()), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setObject(4, offset(after.pausedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setString(5, after.pausedBecause() == null ? null : upTo(MAX_TITLE, after.pausedBecause()));
                update.setString(6, channel);
                update.setString(7, target);
                update.executeUpdate();
            }
        });
    }

    /** Resets the failures of a target. */
    void works(String channel, String target) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update outbox_target set failures = 0, failing_since = null,"
                    + " held_until = null where channel = ? and target = ? and failures > 0")) {
                update.setString(1, channel);
                update.setString(2, target);
                update.executeUpdate();
            }
        });
    }

    void pause(String channel, String target, String because, Instant now) {
        var before = target(channel, target).orElse(OutboxTarget.WORKING);
        save(channel, target, new OutboxTarget(before.failures(), before.failingSince(), null, now, because));
    }

    /** Locks deliveries before their target, as everything here does. */
    void resume(String channel, String target, Instant now) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update outbox_delivery set due = ?"
                    + " where channel = ? and target = ? and state = 'waiting' and attempts > 0 and due > ?")) {
                time(update, 1, now);
                update.setString(2, channel);
                update.setString(3, target);
                time(update, 4, now);
                update.executeUpdate();
            }
        });
        save(channel, target, OutboxTarget.WORKING);
    }

    void forget(String channel, String target) {
        database.run(connection -> {
            try (var deliveries = connection.prepareStatement(
                            "delete from outbox_delivery where channel = ? and target = ?");
                    var targets =
                            connection.prepareStatement("delete from outbox_target where channel = ? and target = ?")) {
                deliveries.setString(1, channel);
                deliveries.setString(2, target);
                deliveries.executeUpdate();
                targets.setString(1, channel);
                targets.setString(2, target);
                targets.executeUpdate();
            }
        });
    }

    /** Gives up deliveries that have waited since before a time, also those of paused targets; returns their number. */
    int giveUp(Instant before, Instant now, String detail) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement("update outbox_delivery set state = 'failed', ended = ?,"
                    + " detail = coalesce(detail, ?) where state = 'waiting' and coalesce(ended, created) <= ? and due <= ?"
                    + " and (leased_until is null or leased_until <= ?)")) {
                time(update, 1, now);
                update.setString(2, detail);
                time(update, 3, before);
                time(update, 4, now);
                time(update, 5, now);
                return update.executeUpdate();
            }
        });
    }

    /** Deletes deliveries that ended before a time. */
    void deleteEnded(Instant before) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement(
                    "delete from outbox_delivery where state <> 'waiting' and ended <= ?")) {
                time(delete, 1, before);
                delete.executeUpdate();
            }
        });
    }

    private static List<OutboxDelivery> deliveries(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var deliveries = new ArrayList<OutboxDelivery>();
            while (rows.next()) {
                deliveries.add(delivery(rows));
            }
            return List.copyOf(deliveries);
        }
    }

    private static OutboxDelivery delivery(ResultSet row) throws SQLException {
        var state = OutboxState.of(row.getString("state")).orElseThrow();
        var ended = instant(row, row.findColumn("ended"));
        var waits = state == OutboxState.WAITING;
        var status = row.getInt("status");
        var hasStatus = !row.wasNull();
        return new OutboxDelivery(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getString("target"),
                row.getString("type"),
                row.getString("about"),
                row.getString("title"),
                row.getString("body"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                state,
                waits ? null : ended,
                waits ? ended : null,
                hasStatus ? (Integer) status : null,
                row.getString("detail"));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static String upTo(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        // Not within a surrogate pair.
        var end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }

    private static void time(PreparedStatement statement, int position, Instant time) throws SQLException {
        statement.setObject(position, time.atOffset(ZoneOffset.UTC));
    }
}
