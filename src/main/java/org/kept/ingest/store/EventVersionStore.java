package org.kept.ingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.kept.database.Database;
import org.kept.ingest.Event;
import org.kept.ingest.RecordVersion;

/** The newest version of the record behind each event, for records that have versions. */
@ApplicationScoped
public class EventVersionStore {

    private static final String INSERT =
            "insert into event_version (source, id, version) values (?, ?, '') on conflict do nothing";

    private static final String FIND = "select version from event_version where source = ? and id = ?";

    private static final String UPDATE = "update event_version set version = ? where source = ? and id = ?";

    private static final String DELETE_GONE = "delete from event_version where not exists (select 1 from event"
            + " where event.source = event_version.source and event.id = event_version.id) and not exists";

    /** A withdrawal that came before its event is remembered as long as its delivery is in the inbox of a hook. */
    private static final String DELETE_UNUSED = DELETE_GONE + " (select 1 from hook_delivery_event as delivered"
            + " where delivered.id = event_version.id and delivered.source = event_version.source)";

    // Citus joins a distributed table with no local one. It sends the result of this to every server instead.
    private static final String DELETE_UNUSED_CITUS =
            "with delivered as materialized (select distinct source, id from hook_delivery_event) " + DELETE_GONE
                    + " (select 1 from delivered"
                    + " where delivered.id = event_version.id and delivered.source = event_version.source)";

    private final Database database;

    EventVersionStore(Database database) {
        this.database = database;
    }

    /** The stored versions, each locked until the transaction ends, in the order of the keys. */
    public SortedMap<Event.EventKey, RecordVersion> lock(SortedSet<Event.EventKey> keys) {
        return database.with(connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                for (var key : keys) {
                    insert.setString(1, key.source());
                    insert.setString(2, key.id());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return find(connection, FIND + " for update", keys);
        });
    }

    /** The stored versions; {@link RecordVersion#NONE} for an event without one. */
    public SortedMap<Event.EventKey, RecordVersion> find(SortedSet<Event.EventKey> keys) {
        return database.with(connection -> find(connection, FIND, keys));
    }

    private static SortedMap<Event.EventKey, RecordVersion> find(
            Connection connection, String sql, SortedSet<Event.EventKey> keys) throws SQLException {
        var versions = new TreeMap<Event.EventKey, RecordVersion>();
        try (var select = connection.prepareStatement(sql)) {
            for (var key : keys) {
                select.setString(1, key.source());
                select.setString(2, key.id());
                try (var rows = select.executeQuery()) {
                    versions.put(key, rows.next() ? new RecordVersion(rows.getString(1)) : RecordVersion.NONE);
                }
            }
        }
        return versions;
    }

    public void update(Map<Event.EventKey, RecordVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        database.run(connection -> {
            try (var update = connection.prepareStatement(UPDATE)) {
                for (var each : versions.entrySet()) {
                    update.setString(1, each.getValue().text());
                    update.setString(2, each.getKey().source());
                    update.setString(3, each.getKey().id());
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }

    /** Deletes the versions of events that are neither stored nor named by a delivery that is kept. */
    public int deleteUnused() {
        return database.with(connection -> {
            try (var delete =
                    connection.prepareStatement(database.isDistributed() ? DELETE_UNUSED_CITUS : DELETE_UNUSED)) {
                return delete.executeUpdate();
            }
        });
    }
}
