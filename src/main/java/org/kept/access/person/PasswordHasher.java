package org.kept.access.person;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.kept.access.PasswordConfig;
import org.kept.problem.Problem;

/** Hashes passwords with bcrypt. Every comparison takes equally long, with or without a stored hash. */
@ApplicationScoped
public class PasswordHasher {

    public static final String COMPARISONS = "kept.password.comparisons";
    private static final int MIN_COST = 12;
    private static final int MAX_COST = 20;
    private static final int MAX_WAITING = 16;

    private final int cost;

    /** A dummy hash that no password matches; comparing with it keeps timing equal. */
    private final String dummyHash;

    private final Counter comparisons;

    /** Half the processors, so that password checks leave the others free. */
    private final Semaphore slots =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    public PasswordHasher(PasswordConfig config, MeterRegistry meters) {
        this.cost = config.cost();
        this.dummyHash = "$2a$%02d$%s".formatted(cost, ".".repeat(53));
        this.comparisons = Counter.builder(COMPARISONS)
                .description("Passwords compared with a hash; each takes about 0.25 s of one processor")
                .register(meters);
    }

    /** Stops the start if the cost is out of range. */
    void check(@Observes StartupEvent started) {
        check(cost, LaunchMode.current());
    }

    /**
     * Checks the cost. Test mode allows any cost, for speed.
     *
     * @throws ConfigurationException if the cost is out of range
     */
    public static void check(int cost, LaunchMode mode) {
        if (mode != LaunchMode.TEST && (cost < MIN_COST || cost > MAX_COST)) {
            throw new ConfigurationException("KEPT_PASSWORD_COST is " + cost + "; it must be between " + MIN_COST
                    + " and " + MAX_COST + ". Leave it out for " + MIN_COST + ".");
        }
    }

    public String hash(String password) {
        return BcryptUtil.bcryptHash(password, cost);
    }

    /**
     * Whether the password matches the hash. Compares with the dummy hash if there is none, and with the empty password
     * if it is longer than bcrypt's limit.
     */
    public boolean matches(String password, @Nullable String hash) {
        comparisons.increment();
        var fits = PasswordPolicy.fitsBcrypt(password);
        slots.acquireUninterruptibly();
        try {
            return BcryptUtil.matches(fits ? password : "", hash == null ? dummyHash : hash) && fits && hash != null;
        } finally {
            slots.release();
        }
    }

    /**
     * Called before an attempt is counted.
     *
     * @throws Problem 503 if too many comparisons wait for a processor
     */
    public void requireCapacity() {
        if (slots.getQueueLength() >= MAX_WAITING) {
            throw Problem.busy(
                    "Too many people are signing in at the moment. Try again in a few seconds.", Duration.ofSeconds(5));
        }
    }
}
