package org.kept.hook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.ListSlice;
import org.kept.ingest.Event;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;

/** SQL of the deliveries in the inbox. */
@ApplicationScoped
class DeliveryStore {

    /** Maximum number of deliveries that one statement deletes. */
    static final int BATCH = 500;

    /** Approximate number of stored bytes that one transaction deletes: H2 keeps them in memory. */
    private static final long PORTION_BYTES = 4 << 20;

    private static final String FIRST = " fetch first " + BATCH + " rows only";

    private static final String COLUMNS = "id, hook, received, sender_id, topic, body_size, state, reason, accepted,"
            + " replayed, corrected, rejected, tried";

    private static final String SELECT = "select " + COLUMNS + " from hook_delivery";

    private static final String INSERT = "insert into hook_delivery (id, hook, received, digest, sender_id, signed_id,"
            + " topic, body, body_size, packed_size, state, reason, events, accepted, replayed, corrected, rejected,"
            + " tried)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private static final String UPDATE = "update hook_delivery set state = ?, reason = ?, events = ?, accepted = ?,"
            + " replayed = ?, corrected = ?, rejected = ?, tried = ? where id = ?";

    private static final String OLDEST = "select id, packed_size from hook_delivery"
            + " order by case when state = 'failed' then 1 else 0 end, received, id" + FIRST;

    /** A delivery as it arrives. */
    record ArrivingDelivery(
            UUID id,
            Instant received,
            String digest,
            @Nullable String senderId,
            @Nullable String signedId,
            @Nullable String topic) {}

    /** Counts of one hook. */
    record HookCounts(@Nullable Instant last, long deliveries, long failed) {

        static final HookCounts NONE = new HookCounts(null, 0, 0);
    }

    /**
     * A hook with failed deliveries.
     *
     * @param last arrival of the newest of them
     */
    record FailingHook(String name, long deliveries, Instant last) {}

    /** Position in a list of deliveries. */
    private record DeliveryPosition(Instant received, UUID id) {

        static String text(HookDelivery delivery) {
            return ListParameters.cursor(
                    delivery.received().toString(), delivery.id().toString());
        }

        static DeliveryPosition parse(String cursor) {
            var values = ListParameters.position(cursor, 2);
            try {
                return new DeliveryPosition(Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw ListParameters.invalidCursor();
            }
        }
    }

    private final Database database;

    DeliveryStore(Database database) {
        this.database = database;
    }

    /** Inserts a delivery, in the transaction of its events; false if it exists already. */
    boolean insert(
            Hook hook, ArrivingDelivery arrival, byte[] body, DeliveryOutcome outcome, List<Event.EventKey> keys) {
        var packed = PackedBody.pack(body);
        return database.with(connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, arrival.id());
                insert.setString(2, hook.name());
                insert.setObject(3, arrival.received().atOffset(ZoneOffset.UTC));
                insert.setString(4, arrival.digest());
                insert.setString(5, arrival.senderId());
                insert.setString(6, arrival.signedId());
                insert.setString(7, arrival.topic());
                insert.setString(8, packed);
                insert.setInt(9, body.length);
                insert.setInt(10, packed.length());
                insert.setString(11, outcome.state().code());
                insert.setString(12, outcome.reason());
                insert.setInt(13, keys.size());
                insert.setLong(14, outcome.accepted());
                insert.setLong(15, outcome.replayed());
                insert.setLong(16, outcome.corrected());
                insert.setLong(17, outcome.rejected());
                insert.setObject(18, arrival.received().atOffset(ZoneOffset.UTC));
                if (insert.executeUpdate() == 0) {
                    return false;
                }
            }
            insertKeys(connection, arrival.id(), keys);
            return true;
        });
    }

    private static void insertKeys(Connection connection, UUID id, List<Event.EventKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(
                "insert into hook_delivery_event (delivery, source, id) values (?, ?, ?) on conflict do nothing")) {
            for (var key : keys) {
                insert.setObject(1, id);
                insert.setString(2, key.source());
                insert.setString(3, key.id());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Stores the outcome of a replay; false if the delivery was deleted meanwhile. */
    boolean update(UUID id, DeliveryOutcome outcome, List<Event.EventKey> keys, Instant tried) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement(UPDATE)) {
                update.setString(1, outcome.state().code());
                update.setString(2, outcome.reason());
                update.setInt(3, keys.size());
                update.setLong(4, outcome.accepted());
                update.setLong(5, outcome.replayed());
                update.setLong(6, outcome.corrected());
                update.setLong(7, outcome.rejected());
                update.setObject(8, tried.atOffset(ZoneOffset.UTC));
                update.setObject(9, id);
                if (update.executeUpdate() == 0) {
                    return false;
                }
            }
            insertKeys(connection, id, keys);
            return true;
        });
    }

    /**
     * The delivery with the same body or the same signed id.
     *
     * @param signedId null if the scheme signs none
     */
    Optional<HookDelivery> findSame(String hook, String digest, @Nullable String signedId) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                    SELECT + " where hook = ? and (digest = ? or signed_id = ?) fetch first 1 rows only")) {
                select.setString(1, hook);
                select.setString(2, digest);
                select.setString(3, signedId == null ? "" : signedId);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(delivery(rows)) : Optional.empty();
                }
            }
        });
    }

    Optional<HookDelivery> find(String hook, UUID id) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " where hook = ? and id = ?")) {
                select.setString(1, hook);
                select.setObject(2, id);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(delivery(rows)) : Optional.empty();
                }
            }
        });
    }

    /** The body of a delivery; empty if it was deleted. */
    Optional<byte[]> body(UUID id) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select body from hook_delivery where id = ?")) {
                select.setObject(1, id);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(PackedBody.unpack(rows.getString(1))) : Optional.empty();
                }
            }
        });
    }

    /**
     * Deliveries of a hook, newest first.
     *
     * @param state null for all
     * @param cursor that of the page; null for the first
     * @throws Problem 400 if the cursor is not valid
     */
    ListSlice<HookDelivery> list(String hook, @Nullable DeliveryState state, @Nullable String cursor, int limit) {
        var after = cursor == null || cursor.isBlank() ? null : DeliveryPosition.parse(cursor);
        var found = database.with(connection -> {
            var sql = SELECT + " where hook = ?" + (state == null ? "" : " and state = ?")
                    + (after == null ? "" : " and (received, id) < (?, ?)")
                    + " order by received desc, id desc fetch first ? rows only";
            try (var select = connection.prepareStatement(sql)) {
                var position = 0;
                select.setString(++position, hook);
                if (state != null) {
                    select.setString(++position, state.code());
                }
                if (after != null) {
                    select.setObject(++position, after.received().atOffset(ZoneOffset.UTC));
                    select.setObject(++position, after.id());
                }
                select.setInt(++position, limit + 1);
                try (var rows = select.executeQuery()) {
                    var deliveries = new ArrayList<HookDelivery>();
                    while (rows.next()) {
                        deliveries.add(delivery(rows));
                    }
                    return deliveries;
                }
            }
        });
        return ListSlice.of(found, limit, DeliveryPosition::text);
    }

    /** Failed deliveries, the longest untried first. */
    List<UUID> failed(String hook, int limit) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select id from hook_delivery where hook = ?"
                    + " and state = 'failed' order by tried, received, id fetch first ? rows only")) {
                select.setString(1, hook);
                select.setInt(2, limit);
                return ids(select.executeQuery());
            }
        });
    }

    /** Counts by hook; a hook without deliveries is left out. */
    Map<String, HookCounts> counts() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select hook, max(received), count(*),"
                            + " sum(case when state = 'failed' then 1 else 0 end) from hook_delivery group by hook");
                    var rows = select.executeQuery()) {
                var counts = new HashMap<String, HookCounts>();
                while (rows.next()) {
                    counts.put(
                            rows.getString(1),
                            new HookCounts(
                                    rows.getObject(2, OffsetDateTime.class).toInstant(),
                                    rows.getLong(3),
                                    rows.getLong(4)));
                }
                return counts;
            }
        });
    }

    /**
     * The hooks with failed deliveries, by name.
     *
     * @param most maximum number of hooks
     */
    List<FailingHook> failing(int most) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select hook, count(*), max(received) from hook_delivery"
                    + " where state = 'failed' group by hook order by hook fetch first ? rows only")) {
                select.setInt(1, most);
                try (var rows = select.executeQuery()) {
                    var failing = new ArrayList<FailingHook>();
                    while (rows.next()) {
                        failing.add(new FailingHook(
                                rows.getString(1),
                                rows.getLong(2),
                                rows.getObject(3, OffsetDateTime.class).toInstant()));
                    }
                    return failing;
                }
            }
        });
    }

    private static List<UUID> ids(ResultSet found) throws SQLException {
        try (var rows = found) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private static HookDelivery delivery(ResultSet row) throws SQLException {
        return new HookDelivery(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                new DeliveryOutcome(
                        DeliveryState.of(row.getString(7)).orElseThrow(),
                        row.getString(8),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(11),
                        row.getLong(12)),
                Objects.requireNonNull(row.getObject(13, OffsetDateTime.class)).toInstant());
    }

    /** Deletes a batch of the deliveries received before that time; returns their number. */
    int deleteBefore(Instant before) {
        return database.with(connection -> {
            var sql = "select id, packed_size from hook_delivery where received < ? order by received, id";
            try (var select = connection.prepareStatement(sql + FIRST)) {
                select.setObject(1, before.atOffset(ZoneOffset.UTC));
                return delete(connection, portion(select, PORTION_BYTES));
            }
        });
    }

    /** Deletes a batch of the deliveries of a hook; returns their number. */
    int deleteOfHook(String hook) {
        return database.with(connection -> {
            var sql = "select id, packed_size from hook_delivery where hook = ? order by received, id";
            try (var select = connection.prepareStatement(sql + FIRST)) {
                select.setString(1, hook);
                return delete(connection, portion(select, PORTION_BYTES));
            }
        });
    }

    /**
     * Deletes a batch of the oldest deliveries, failed ones last, while the inbox exceeds that size; returns their
     * number.
     */
    int deleteBeyond(long maxSize) {
        return database.with(connection -> {
            var excess = size(connection) - maxSize;
            if (excess <= 0) {
                return 0;
            }
            try (var select = connection.prepareStatement(OLDEST)) {
                return delete(connection, portion(select, Math.min(excess, PORTION_BYTES)));
            }
        });
    }

    /** The first deliveries that together reach that size. */
    private static List<UUID> portion(PreparedStatement select, long size) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var rows = select.executeQuery()) {
            for (var rest = size; rest > 0 && rows.next(); rest -= rows.getLong(2)) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** Size of all deliveries as stored, in bytes. */
    long size() {
        return database.with(DeliveryStore::size);
    }

    private static long size(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select coalesce(sum(packed_size), 0) from hook_delivery");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    int delete(Collection<UUID> ids) {
        return database.with(connection -> delete(connection, ids));
    }

    private static int delete(Connection connection, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        try (var delete = connection.prepareStatement("delete from hook_delivery where id = ?")) {
            for (var id : ids) {
                delete.setObject(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
            return ids.size();
        }
    }

    /** Deletes the deliveries that any of these events came from. */
    void deleteOf(Collection<Event.EventKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from hook_delivery where id in"
                    + " (select delivery from hook_delivery_event e where e.id = ? and e.source = ?)")) {
                for (var key : keys) {
                    delete.setString(1, key.id());
                    delete.setString(2, key.source());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        });
    }

    /** The deliveries of which no events, or not all, were stored. */
    List<UUID> idsOfIncomplete() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                    "select id from hook_delivery where state in ('failed', 'ignored') order by id")) {
                return ids(select.executeQuery());
            }
        });
    }
}
