package org.kept.access.person;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import org.kept.access.PasswordConfig;

/** Passwords as bcrypt keeps them; every comparison costs the same, whatever there is to compare with. */
@ApplicationScoped
public class PasswordHasher {

    public static final String COMPARISONS = "kept.password.comparisons";
    private static final int LEAST = 12;
    private static final int MOST = 20;

    private final int cost;

    /** A dummy hash that no password matches; comparing with it takes as long as with any other. */
    private final String dummyHash;

    private final Counter comparisons;

    public PasswordHasher(PasswordConfig config, MeterRegistry meters) {
        this.cost = config.cost();
        this.dummyHash = "$2a$%02d$%s".formatted(cost, ".".repeat(53));
        this.comparisons = Counter.builder(COMPARISONS)
                .description("Passwords compared with a hash, each about a quarter of a second of one processor")
                .register(meters);
    }

    /** A cost that would make passwords easy to guess keeps Kept from starting. */
    void check(@Observes StartupEvent started) {
        check(cost, LaunchMode.current());
    }

    /**
     * Fails where that cost is out of bounds; the service in its own tests may be cheap.
     *
     * @throws ConfigurationException saying the bounds
     */
    public static void check(int cost, LaunchMode mode) {
        if (mode != LaunchMode.TEST && (cost < LEAST || cost > MOST)) {
            throw new ConfigurationException("KEPT_PASSWORD_COST is " + cost + "; it must be between " + LEAST + " and "
                    + MOST + ". Leave it out for " + LEAST + ".");
        }
    }

    public String hash(String password) {
        return BcryptUtil.bcryptHash(password, cost);
    }

    /** Whether that password was hashed so; compares with nobody's where there is none, and where bcrypt cannot tell. */
    public boolean matches(String password, @Nullable String hash) {
        comparisons.increment();
        var fits = PasswordPolicy.fits(password);
        return BcryptUtil.matches(fits ? password : "", hash == null ? dummyHash : hash) && fits && hash != null;
    }
}
