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

/** The one row that says what the tallies were computed with, and that keeps a rebuild and the door apart. */
@ApplicationScoped
public class RollupState {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final Database database;
    private final ReportingZone zone;
    private final ReadSession reads;

    RollupState(Database database, ReportingZone zone, ReadSession reads) {
        this.database = database;
        this.zone = zone;
        this.reads = reads;
    }

    /**
     * Lets other writers in, but no rebuild, until the transaction ends.
     *
     * @return the stamp of what is counted beyond the catalogue, which stays until then
     * @throws Problem when another node counts in another time zone
     */
    public String lockShared() {
        if (database.isH2()) {
            // The one writer's lock does the same, and there is no other node.
            return stamp();
        }
        return database.with(this::sharePostgresql);
    }

    private String sharePostgresql(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select definitions, zone from rollup_state where id = 1 for share");
                var rows = select.executeQuery()) {
            require(rows.next());
            requireSameZone(rows.getString(2));
            return rows.getString(1);
        }
    }

    /** Another text whenever something else is counted beyond the catalogue; empty where nothing ever was. */
    public String stamp() {
        return reads.read("rollup-stamp", () -> text("select definitions from rollup_state where id = 1"));
    }

    /** Says that something else is counted; never a stamp that there was before. */
    public void renewStamp() {
        set("definitions", UUID.randomUUID().toString());
    }

    /**
     * Keeps every other writer out until the transaction ends.
     *
     * @throws Problem when another node counts in another time zone
     */
    void lockExclusive() {
        requireSameZone(lockExclusiveInAnyZone());
    }

    /** The same, to answer the zone of the tallies; an empty text where nothing was counted yet. */
    String lockExclusiveInAnyZone() {
        return text("select zone from rollup_state where id = 1 for update");
    }

    /** Two nodes that count in two zones would put one event into two weeks. */
    private void requireSameZone(String counted) {
        var own = zone.id().getId();
        if (!counted.isEmpty() && !counted.equals(own)) {
            throw Problem.busy(
                    "This node runs with the time zone " + own + ", but the numbers are counted in " + counted
                            + " by now, as another node was told. Start all with the same KEPT_ZONE.",
                    RETRY_AFTER);
        }
    }

    private String text(String sql) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                require(rows.next());
                return rows.getString(1);
            }
        });
    }

    private static void require(boolean there) {
        if (!there) {
            throw new IllegalStateException("the migrations make this row");
        }
    }

    public void setZone(String zone) {
        set("zone", zone);
    }

    private void set(String column, String value) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update rollup_state set " + column + " = ? where id = 1")) {
                update.setString(1, value);
                update.executeUpdate();
            }
        });
    }
}
