package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.database.Database;

/** The one row that says what the tallies were computed with, and that keeps a rebuild and the door apart. */
@ApplicationScoped
class RollupState {

    private final Database database;

    RollupState(Database database) {
        this.database = database;
    }

    /** Lets other writers in, but no rebuild, until the transaction ends. */
    void share() {
        // On H2 the one writer's lock does the same.
        if (!database.isH2()) {
            lock("select zone from rollup_state where id = 1 for share");
        }
    }

    /** Keeps every other writer out until the transaction ends, and answers the zone of the tallies. */
    String own() {
        return lock("select zone from rollup_state where id = 1 for update");
    }

    private String lock(String sql) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("the migrations make this row");
                }
                return rows.getString(1);
            }
        });
    }

    void computedIn(String zone) {
        database.with(connection -> {
            try (var update = connection.prepareStatement("update rollup_state set zone = ? where id = 1")) {
                update.setString(1, zone);
                return update.executeUpdate();
            }
        });
    }
}
