package org.kept.database;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of the database, for what nodes have to agree on, such as leases: a node whose own clock is wrong neither
 * takes work from others nor loses its own.
 */
public final class DatabaseClock extends Clock {

    private final Database database;

    public DatabaseClock(Database database) {
        this.database = database;
    }

    /**
     * Asks the database.
     *
     * @throws DatabaseException if it cannot be reached
     */
    @Override
    public Instant instant() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select current_timestamp");
                    var row = select.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
