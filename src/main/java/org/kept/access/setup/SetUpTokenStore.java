package org.kept.access.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import org.kept.access.SecretTokens;
import org.kept.database.Database;

/**
 * Stores the hash of the one-time token of the set-up link.
 *
 * <p>There is one for all nodes: the link that was printed last is valid.
 */
@ApplicationScoped
public class SetUpTokenStore {

    private final Database database;
    private final Clock clock;

    SetUpTokenStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Creates a token that replaces any earlier one. */
    @Transactional
    public String renew() {
        var token = SecretTokens.newSecret();
        database.with(connection -> {
            var sql = "insert into setup_token (id, hash, created) values (1, ?, ?) on conflict do nothing";
            try (var delete = connection.prepareStatement("delete from setup_token");
                    var insert = connection.prepareStatement(sql)) {
                delete.executeUpdate();
                insert.setString(1, SecretTokens.hash(token));
                insert.setTimestamp(2, Timestamp.from(clock.instant()));
                return insert.executeUpdate();
            }
        });
        return token;
    }

    boolean isValid(String token) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select 1 from setup_token where hash = ?")) {
                select.setString(1, SecretTokens.hash(token));
                try (var row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Deletes the token in the caller's transaction. Of two concurrent calls, one returns true. */
    boolean redeem(String token) {
        return database.with(connection -> {
            try (var delete = connection.prepareStatement("delete from setup_token where hash = ?")) {
                delete.setString(1, SecretTokens.hash(token));
                return delete.executeUpdate() == 1;
            }
        });
    }
}
