package org.kept.access.throttle;

import java.time.Duration;
import java.time.Instant;
import org.kept.access.SecretTokens;

/** Limits for kinds of attempt: a number of free failures, then waiting times that double up to a maximum. */
enum ThrottlePolicy {
    /** Passwords of one account from one address. */
    PAIR(5, Duration.ofMinutes(20), Duration.ofHours(1)),
    /** Passwords on many accounts from one address, which many legitimate users may share. */
    ADDRESS(100, Duration.ofMinutes(20), Duration.ofMinutes(1)),
    /** Passwords of one account from many addresses: slowed down, but the owner is never locked out. */
    ACCOUNT(20, Duration.ofMinutes(1), Duration.ofMinutes(1)),
    /** Invitation and set-up links from one address. */
    LINK(100, Duration.ofMinutes(20), Duration.ofMinutes(1));

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 9;

    private final int freeAttempts;
    private final Duration longestWait;
    private final Duration decayInterval;

    ThrottlePolicy(int freeAttempts, Duration longestWait, Duration decayInterval) {
        this.freeAttempts = freeAttempts;
        this.longestWait = longestWait;
        this.decayInterval = decayInterval;
    }

    /** The key of a counter: a hash, so that long addresses need no more space. */
    String key(String value) {
        return SecretTokens.hash(name() + " " + value);
    }

    /**
     * The remaining waiting time after {@code failed} attempts, the last one at {@code last}; zero if there is none.
     */
    Duration remainingWait(int failed, Instant last, Instant now) {
        if (failed < freeAttempts) {
            return Duration.ZERO;
        }
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failed - freeAttempts, MAX_DOUBLINGS));
        var wait = doubled.compareTo(longestWait) > 0 ? longestWait : doubled;
        var remaining = wait.minus(elapsed(last, now));
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    /** The count after one more failure. Earlier failures decay over time. */
    int countAfterFailure(int failed, Instant last, Instant now) {
        var decayed = elapsed(last, now).dividedBy(decayInterval);
        return (int) Math.max(0, Math.min(failed, freeAttempts + MAX_DOUBLINGS) - decayed) + 1;
    }

    /** The time since then; zero if the clock was set back, so that no one waits longer. */
    private static Duration elapsed(Instant last, Instant now) {
        return last.isAfter(now) ? Duration.ZERO : Duration.between(last, now);
    }
}
