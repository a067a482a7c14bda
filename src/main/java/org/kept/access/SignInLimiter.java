package org.kept.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.kept.problem.Problem;

/** Slows down whoever guesses a password: each account from each address, more with every failure. */
@ApplicationScoped
class SignInLimiter {

    private record Tries(int failed, Instant notBefore) {}

    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 8;
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Clock clock;
    private final Cache<String, Tries> tries = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(FORGOTTEN)
            .build();

    SignInLimiter(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a try as failed until {@link #succeeded} says otherwise: many tries at once must not pass as one.
     *
     * @throws Problem 429 where it comes too early
     */
    void tryNow(String email, String address) {
        var now = clock.instant();
        tries.asMap().compute(key(email, address), (key, before) -> {
            if (before == null) {
                return new Tries(1, now);
            }
            if (now.isBefore(before.notBefore())) {
                throw Problem.tooMany(
                        "There were too many tries for this account. Wait a little, then try again.",
                        Duration.between(now, before.notBefore()));
            }
            var failed = before.failed() + 1;
            return new Tries(failed, now.plus(waitAfter(failed)));
        });
    }

    void succeeded(String email, String address) {
        tries.invalidate(key(email, address));
    }

    private static Duration waitAfter(int failed) {
        return failed < FREE ? Duration.ZERO : FIRST_WAIT.multipliedBy(1L << Math.min(failed - FREE, MOST_DOUBLINGS));
    }

    private static String key(String email, String address) {
        // A fingerprint, so that a very long address takes no more room than any other.
        return Secrets.fingerprint(NewPerson.normal(email) + " " + address);
    }
}
