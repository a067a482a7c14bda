package org.kept.access.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.kept.access.throttle.TokenBuckets;
import org.kept.problem.Problem;

/** Limits how many unknown keys a client address can have looked up in the database. */
@ApplicationScoped
public class InvalidKeyLimiter {

    private final ApiKeyConfig config;
    private final TokenBuckets buckets;

    InvalidKeyLimiter(ApiKeyConfig config, Clock clock) {
        this.config = config;
        this.buckets = new TokenBuckets(clock);
    }

    /**
     * Counts an attempt as failed until {@link #undoAttempt} undoes it, so that parallel attempts are all counted.
     *
     * @throws Problem 429 after too many failed attempts from this address
     */
    public void registerAttempt(String address) {
        var probe = buckets.of(address, config.wrongPerMinute()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.tooManyRequests(
                    "Too many invalid API keys from this address. Wait as long as Retry-After says, then try again.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    public void undoAttempt(String address) {
        buckets.of(address, config.wrongPerMinute()).addTokens(1);
    }
}
