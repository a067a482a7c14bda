package org.kept.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import org.kept.database.Database;

/**
 * The one-time token of the set-up link.
 *
 * <p>There is one for all nodes, kept as a fingerprint only: the link that was printed last is the one that holds.
 */
@ApplicationScoped
class SetUpToken {

    private final Database database;
    private final Clock clock;

    SetUpToken(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new token in place of any before it. */
    @Transactional
    String renew() {
        var token = Secrets.secret();
        database.with(connection -> {
            var sql = "insert into setup_token (id, hash, created) values (1, ?, ?) on conflict do nothing";
            try (var delete = connection.prepareStatement("delete from setup_token");
                    var insert = connection.prepareStatement(sql)) {
                delete.executeUpdate();
                insert.setString(1, Secrets.fingerprint(token));
                insert.setTimestamp(2, Timestamp.from(clock.instant()));
                return insert.executeUpdate();
            }
        });
        return token;
    }

    boolean holds(String token) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select 1 from setup_token where hash = ?")) {
                select.setString(1, Secrets.fingerprint(token));
                try (var row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Uses the token up, within the caller's transaction; of two who try, one gets true. */
    boolean spend(String token) {
        return database.with(connection -> {
            try (var delete = connection.prepareStatement("delete from setup_token where hash = ?")) {
                delete.setString(1, Secrets.fingerprint(token));
                return delete.executeUpdate() == 1;
            }
        });
    }
}
