package org.kept.rollup.state;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.database.ReadSession;
import org.kept.problem.Problem;

/** The row with the zone and stamp that tallies were computed with; its lock keeps rebuilds and writers apart. */
@ApplicationScoped
public class RollupState {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final Database database;
    private final ReportingZone zone;
    private final ReadSession reads;
    private final StartRecount startRecount;

    RollupState(Database database, ReportingZone zone, ReadSession reads, StartRecount startRecount) {
        this.database = database;
        this.zone = zone;
        this.reads = reads;
        this.startRecount = startRecount;
    }

    /**
     * Takes the shared lock until the transaction ends: other writers may run, a rebuild may not.
     *
     * @return the stamp of what is counted beyond the catalogue, which stays until then
     * @throws Problem if another node counts in another time zone, or this one is not yet done with its own
     */
    public String lockShared() {
        startRecount.requireZone();
        if (database.isH2()) {
            // H2 has a single writer, whose lock does the same, and no other node.
            return stamp();
        }
        return database.with(this::sharePostgresql);
    }

    private String sharePostgresql(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select definitions, zone from rollup_state where id = 1 for share");
                var rows = select.executeQuery()) {
            requireRow(rows.next());
            requireSameZone(rows.getString(2));
            return rows.getString(1);
        }
    }

    /** Stamp of what is counted beyond the catalogue, changed with every change of that; empty if nothing ever was. */
    public String stamp() {
        return reads.read("rollup-stamp", () -> text("select definitions from rollup_state where id = 1"));
    }

    /** Sets a new, unique stamp, because something else is counted. */
    public void renewStamp() {
        update("definitions", UUID.randomUUID().toString());
    }

    /**
     * Takes the exclusive lock, which keeps out every other writer until the transaction ends.
     *
     * @throws Problem if another node counts in another time zone
     */
    void lockExclusive() {
        requireSameZone(lockExclusiveInAnyZone());
    }

    /** The same in any zone; returns the zone of the tallies, empty if nothing was counted yet. */
    String lockExclusiveInAnyZone() {
        if (!database.isH2()) {
            database.run(RollupState::waitForPostgresqlLocks);
        }
        return text("select zone from rollup_state where id = 1 for update");
    }

    /** Lets this transaction wait for a recount of another node without a timeout, so that a start does not fail. */
    private static void waitForPostgresqlLocks(Connection connection) throws SQLException {
        try (var setting = connection.createStatement()) {
            setting.execute("set local lock_timeout = 0");
        }
    }

    /** Two nodes with different zones would count one event in different weeks. */
    private void requireSameZone(String countedZone) {
        var ownZone = zone.id().getId();
        if (!countedZone.isEmpty() && !countedZone.equals(ownZone)) {
            throw Problem.busy(
                    "This node has the time zone " + ownZone + ", but another node counts in " + countedZone
                            + ". Start all nodes with the same KEPT_ZONE.",
                    RETRY_AFTER);
        }
    }

    private String text(String sql) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                requireRow(rows.next());
                return rows.getString(1);
            }
        });
    }

    private static void requireRow(boolean found) {
        if (!found) {
            throw new IllegalStateException("the migrations make this row");
        }
    }

    public void setZone(String zone) {
        update("zone", zone);
    }

    private void update(String column, String value) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update rollup_state set " + column + " = ? where id = 1")) {
                update.setString(1, value);
                update.executeUpdate();
            }
        });
    }
}
