package org.kept.database;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of the database, for what nodes have to agree on: a node whose own clock is wrong takes nothing from others and
 * gives nothing up.
 */
public final class DatabaseClock extends Clock {

    private final Database database;

    public DatabaseClock(Database database) {
        this.database = database;
    }

    /**
     * Asks the database.
     *
     * @throws DatabaseException if it is away
     */
    @Override
    public Instant instant() {
        return database.time();
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
