package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.kept.database.Database;
import org.kept.database.Once;

/** The one row that says what the tallies were computed with, and that keeps a rebuild and the door apart. */
@ApplicationScoped
class RollupState {

    private final Database database;

    RollupState(Database database) {
        this.database = database;
    }

    /**
     * Lets other writers in, but no rebuild, until the transaction ends.
     *
     * @return the stamp of what is counted beyond the catalogue, which stays until then
     */
    String share() {
        // On H2 the one writer's lock does the same.
        return database.isH2() ? stamp() : text("select definitions from rollup_state where id = 1 for share");
    }

    /** Another text whenever something else is counted beyond the catalogue; empty where nothing ever was. */
    String stamp() {
        return Once.read("rollup-stamp", () -> text("select definitions from rollup_state where id = 1"));
    }

    /** Says that something else is counted; never a stamp that there was before. */
    void renew() {
        set("definitions", UUID.randomUUID().toString());
    }

    /** Keeps every other writer out until the transaction ends, and answers the zone of the tallies. */
    String own() {
        return text("select zone from rollup_state where id = 1 for update");
    }

    private String text(String sql) {
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
