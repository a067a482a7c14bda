package org.kept.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Database;
import org.kept.database.Transactions;

/** What one installation has only one of: the name of the company, and the secret that hides its customers. */
@ApplicationScoped
public class Installation {

    private record InstallationState(String company, String customerSecret) {}

    private static final int SECRET_LENGTH = 32;

    private final Database database;
    private final Audit audit;
    private final Clock clock;
    private final Optional<String> secretFromOutside;
    private final LoadingCache<Integer, InstallationState> state = Caffeine.newBuilder()
            .refreshAfterWrite(Duration.ofSeconds(30))
            .executor(Infrastructure.getDefaultExecutor())
            .build(only -> readOrBegin());

    Installation(
            Database database,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "kept.customer-secret") Optional<String> secretFromOutside) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.secretFromOutside = secretFromOutside;
        if (secretFromOutside.filter(s -> s.length() < SECRET_LENGTH).isPresent()) {
            throw new ConfigurationException("KEPT_CUSTOMER_SECRET must have at least 32 characters.");
        }
    }

    /**
     * The name of the company whose promises these are, blank until it is given one; a change on another node is seen
     * within half a minute. It never waits for the database once the service has started.
     */
    public String company() {
        return state.get(1).company();
    }

    /**
     * The key with which customer identifiers are hashed, 32 bytes, the same on every node and for ever; from {@code
     * kept.customer-secret} where that is set.
     */
    public byte[] customerSecret() {
        return secretFromOutside.map(SecretTokens::sha256).orElseGet(() -> HexFormat.of()
                .parseHex(state.get(1).customerSecret()));
    }

    /** Gives the company its name, at most 200 characters. */
    public void rename(String company) {
        begin();
        Transactions.joining(() -> {
            var before = read().company();
            database.with(connection -> {
                try (var update = connection.prepareStatement("update installation set company = ? where id = 1")) {
                    update.setString(1, company);
                    return update.executeUpdate();
                }
            });
            audit.record(AuditChange.changed(
                    AuditAction.COMPANY_NAMED,
                    "company",
                    AuditChange.lines("name", before),
                    AuditChange.lines("name", company)));
            return true;
        });
        state.invalidateAll();
    }

    private InstallationState readOrBegin() {
        begin();
        return read();
    }

    private InstallationState read() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select company, customer_secret from installation");
                    var row = select.executeQuery()) {
                row.next();
                var company = row.getString(1);
                return new InstallationState(
                        company == null ? "" : company, HexFormat.of().formatHex(row.getBytes(2)));
            }
        });
    }

    /** Of two nodes that start at once, one writes the secret and both read it. */
    private void begin() {
        database.with(connection -> {
            var sql = "insert into installation (id, customer_secret, created) values (1, ?, ?) on conflict do nothing";
            try (var insert = connection.prepareStatement(sql)) {
                insert.setBytes(1, SecretTokens.bytes(SECRET_LENGTH));
                insert.setTimestamp(2, Timestamp.from(clock.instant()));
                return insert.executeUpdate();
            }
        });
    }
}
