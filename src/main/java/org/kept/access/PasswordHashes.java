package org.kept.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Passwords as bcrypt keeps them; every comparison costs the same, whatever there is to compare with. */
@ApplicationScoped
class PasswordHashes {

    static final String COMPARISONS = "kept.password.comparisons";
    private static final int COST = 12;

    /** What no password comes to that anybody could find, and nobody gets in by: it only takes its time. */
    private static final String NOBODYS = "$2a$" + COST + "$" + ".".repeat(53);

    private final Counter comparisons;

    PasswordHashes(MeterRegistry meters) {
        this.comparisons = Counter.builder(COMPARISONS)
                .description("Passwords compared with a hash, each about a quarter of a second of one processor")
                .register(meters);
    }

    String of(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }

    /** Whether that password was hashed so; compares with nobody's where there is none, and where bcrypt cannot tell. */
    boolean matches(String password, @Nullable String hash) {
        comparisons.increment();
        var fits = Passwords.fits(password);
        return BcryptUtil.matches(fits ? password : "", hash == null ? NOBODYS : hash) && fits && hash != null;
    }
}
