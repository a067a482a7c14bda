package org.kept.access.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import org.kept.access.SecretTokens;
import org.kept.database.Database;

/**
 * The one-time token of the set-up link.
 *
 * <p>There is one for all nodes, kept as a fingerprint only: the link that was printed last is the one that holds.
 */
@ApplicationScoped
public class SetUpTokenStore {

    private final Database database;
    private final Clock clock;

    SetUpTokenStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new token in place of any before it. */
    @Transactional
    public String renew() {
        var token = SecretTokens.secret();
        database.with(connection -> {
            var sql = "insert into setup_token (id, hash, created) values (1, ?, ?) on conflict do nothing";
            try (var delete = connection.prepareStatement("delete from setup_token");
                    var insert = connection.prepareStatement(sql)) {
                delete.executeUpdate();
                insert.setString(1, SecretTokens.fingerprint(token));
                insert.setTimestamp(2, Timestamp.from(clock.instant()));
                return insert.executeUpdate();
            }
        });
        return token;
    }

    boolean isValid(String token) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select 1 from setup_token where hash = ?")) {
                select.setString(1, SecretTokens.fingerprint(token));
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
                delete.setString(1, SecretTokens.fingerprint(token));
                return delete.executeUpdate() == 1;
            }
        });
    }
}
