package org.kept.access.throttle;

import java.time.Duration;
import java.time.Instant;
import org.kept.access.SecretTokens;

/** How many failed tries are free, and how long each further one has to wait: longer every time, to a limit. */
enum ThrottlePolicy {
    /** Somebody tries passwords of one account. */
    PAIR(5, Duration.ofMinutes(20), Duration.ofHours(1)),
    /** Somebody tries a password on many accounts; many honest people may share one address. */
    ADDRESS(100, Duration.ofMinutes(20), Duration.ofMinutes(1)),
    /** Many addresses try passwords of one account: slowed down, and never so much that its owner is locked out. */
    ACCOUNT(20, Duration.ofMinutes(1), Duration.ofMinutes(1)),
    /** Somebody tries links of invitations and of the set-up. */
    LINK(100, Duration.ofMinutes(20), Duration.ofMinutes(1));

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 9;

    private final int free;
    private final Duration longestWait;
    private final Duration forgivenEach;

    ThrottlePolicy(int free, Duration longestWait, Duration forgivenEach) {
        this.free = free;
        this.longestWait = longestWait;
        this.forgivenEach = forgivenEach;
    }

    /** What is counted there is kept under this; a fingerprint, so that a very long address takes no more room. */
    String key(String of) {
        return SecretTokens.fingerprint(name() + " " + of);
    }

    /** How long a try has to wait at that moment after so many that failed, the last one at {@code last}. */
    Duration waitFor(int failed, Instant last, Instant now) {
        if (failed < free) {
            return Duration.ZERO;
        }
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failed - free, MOST_DOUBLINGS));
        var wait = doubled.compareTo(longestWait) > 0 ? longestWait : doubled;
        var left = wait.minus(since(last, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How many count after one more; with time one after the other is forgiven. */
    int oneMore(int failed, Instant last, Instant now) {
        var forgiven = since(last, now).dividedBy(forgivenEach);
        return (int) Math.max(0, Math.min(failed, free + MOST_DOUBLINGS) - forgiven) + 1;
    }

    /** A clock that was put back makes nobody wait longer. */
    private static Duration since(Instant last, Instant now) {
        return last.isAfter(now) ? Duration.ZERO : Duration.between(last, now);
    }
}
