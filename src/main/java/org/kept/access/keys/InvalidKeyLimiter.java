package org.kept.access.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.kept.access.throttle.TokenBuckets;
import org.kept.problem.Problem;

/** Keeps an address from having the database look up one wrong key after another. */
@ApplicationScoped
public class InvalidKeyLimiter {

    private final ApiKeyConfig config;
    private final TokenBuckets buckets;

    InvalidKeyLimiter(ApiKeyConfig config, Clock clock) {
        this.config = config;
        this.buckets = new TokenBuckets(clock);
    }

    /**
     * Counts a key as wrong until {@link #takeBack} says otherwise: many at once must not pass as one.
     *
     * @throws Problem 429 where there were too many from that address
     */
    public void registerAttempt(String address) {
        var probe = buckets.of(address, config.wrongPerMinute()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.tooManyRequests(
                    "There were too many wrong keys from this address. Wait a little, then try again.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    public void takeBack(String address) {
        buckets.of(address, config.wrongPerMinute()).addTokens(1);
    }
}
