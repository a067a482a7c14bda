package org.kept.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Database;
import org.kept.database.Transactions;

/**
 * Settings that exist once per installation: the company name, the chosen time zone, and the secret key for hashing
 * customer identifiers.
 */
@ApplicationScoped
public class Installation {

    private record InstallationState(String company, String zone, SecretKey customerKey) {}

    /** The setting that {@link #zone()} is the value of, unless the operator sets it. */
    public static final String ZONE_SETTING = "kept.zone";

    /** The algorithm of {@link #customerKey()}. */
    public static final String HASH_ALGORITHM = "HmacSHA256";

    private static final int SECRET_LENGTH = 32;

    /** The ordinal of {@code application.properties}; a setting of the operator has a higher one. */
    private static final int PACKAGED = 250;

    private final Database database;
    private final Audit audit;
    private final Clock clock;
    private final @Nullable SecretKey configuredKey;
    private final LoadingCache<Integer, InstallationState> state =
            Caffeine.newBuilder().refreshAfterWrite(Duration.ofSeconds(30)).build(id -> readOrCreate());

    Installation(
            Database database,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "kept.customer-secret") Optional<String> configuredSecret) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        if (configuredSecret.filter(s -> s.length() < SECRET_LENGTH).isPresent()) {
            throw new ConfigurationException("KEPT_CUSTOMER_SECRET must have at least 32 characters.");
        }
        this.configuredKey = configuredSecret
                .map(secret -> customerKey(SecretTokens.sha256(secret)))
                .orElse(null);
    }

    /**
     * The company name, blank until it is set. A change on another node becomes visible within 30 seconds.
     *
     * <p>Cached: never waits for the database once the service has started.
     */
    public String company() {
        return state.get(1).company();
    }

    /**
     * The key for hashing customer identifiers: 32 bytes, the same on every node and never changed. Derived from
     * {@code kept.customer-secret} if that is set.
     */
    public SecretKey customerKey() {
        return configuredKey == null ? state.get(1).customerKey() : configuredKey;
    }

    private static SecretKey customerKey(byte[] secret) {
        return new SecretKeySpec(secret, HASH_ALGORITHM);
    }

    /** Sets the company name, at most 200 characters. */
    public void setCompany(String company) {
        insertIfAbsent();
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

    /** Whether the operator has set the time zone, by {@code KEPT_ZONE} or otherwise. */
    public static boolean isZoneConfigured(Config config) {
        return config.getConfigValue(ZONE_SETTING).getSourceOrdinal() > PACKAGED;
    }

    /** The time zone chosen in the set-up; blank if none was. It takes effect with the next start. */
    public String zone() {
        return state.get(1).zone();
    }

    /** Stores the time zone for the next start. */
    public void setZone(ZoneId zone) {
        insertIfAbsent();
        Transactions.joining(() -> {
            var before = read().zone();
            database.with(connection -> {
                try (var update = connection.prepareStatement("update installation set zone = ? where id = 1")) {
                    update.setString(1, zone.getId());
                    return update.executeUpdate();
                }
            });
            audit.record(AuditChange.changed(
                    AuditAction.ZONE_CHOSEN,
                    "time zone",
                    AuditChange.lines("zone", before),
                    AuditChange.lines("zone", zone.getId())));
            return true;
        });
        state.invalidateAll();
    }

    private InstallationState readOrCreate() {
        insertIfAbsent();
        return read();
    }

    private InstallationState read() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select company, zone, customer_secret from installation");
                    var row = select.executeQuery()) {
                row.next();
                return new InstallationState(
                        Objects.requireNonNullElse(row.getString(1), ""),
                        Objects.requireNonNullElse(row.getString(2), ""),
                        customerKey(row.getBytes(3)));
            }
        });
    }

    /**
     * Inserts the row with a new secret unless it exists: of two nodes that start at once, one inserts and both read
     * the same secret.
     */
    private void insertIfAbsent() {
        database.with(connection -> {
            var sql = "insert into installation (id, customer_secret, created) values (1, ?, ?) on conflict do nothing";
            try (var insert = connection.prepareStatement(sql)) {
                insert.setBytes(1, SecretTokens.randomBytes(SECRET_LENGTH));
                insert.setTimestamp(2, Timestamp.from(clock.instant()));
                return insert.executeUpdate();
            }
        });
    }
}
