package org.kept.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.kept.problem.Problem;

/** Keeps an address from having the database look up one wrong key after another. */
@ApplicationScoped
class WrongKeys {

    private final KeyConfig config;
    private final Buckets buckets;

    WrongKeys(KeyConfig config, Clock clock) {
        this.config = config;
        this.buckets = new Buckets(clock);
    }

    /**
     * Counts a key as wrong until {@link #wasRight} says otherwise: many at once must not pass as one.
     *
     * @throws Problem 429 where there were too many from that address
     */
    void tryNow(String address) {
        var probe = buckets.of(address, config.wrongPerMinute()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.tooOften(
                    "There were too many wrong keys from this address. Wait a little, then try again.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    void wasRight(String address) {
        buckets.of(address, config.wrongPerMinute()).addTokens(1);
    }
}
