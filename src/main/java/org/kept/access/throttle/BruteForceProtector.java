package org.kept.access.throttle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kept.access.person.NewPerson;
import org.kept.database.Transactions;
import org.kept.problem.Problem;

/**
 * Slows down guessing: passwords of one account, one password on many accounts, and links.
 *
 * <p>Counts are stored in the database, shared by all nodes, and kept for unknown accounts too. An address from which a
 * person has recently signed in is exempt from the account's limit, so that guesses from elsewhere do not delay them.
 */
@ApplicationScoped
public class BruteForceProtector {

    private record ThrottleKey(ThrottlePolicy policy, String key) {}

    private static final Duration ATTEMPT_RETENTION = Duration.ofDays(2);
    private static final Duration KNOWN_PLACE_RETENTION = Duration.ofDays(30);
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(20);

    private final FailedAttemptStore store;
    private final Clock clock;

    public BruteForceProtector(FailedAttemptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed until {@link #succeeded} undoes it, so that parallel attempts are all counted.
     *
     * @throws Problem 429 if the waiting time is not over
     */
    public void registerAttempt(String email, String address) {
        var knownPlace =
                store.isKnown(pairKey(email, address).key(), clock.instant().minus(KNOWN_PLACE_RETENTION));
        var keys = Stream.of(pairKey(email, address), addressKey(address), accountKey(email))
                .filter(key -> !knownPlace || key.policy() != ThrottlePolicy.ACCOUNT)
                .toList();
        registerOrReject(keys, "Too many attempts. Wait a little, then try again.");
    }

    public void succeeded(String email, String address) {
        QuarkusTransaction.requiringNew().run(() -> {
            // In lock order: attempts lock their rows in the same order.
            inLockOrder(List.of(pairKey(email, address), addressKey(address), accountKey(email)))
                    .forEach(key -> {
                        if (key.policy() == ThrottlePolicy.PAIR) {
                            store.delete(key.key());
                        } else {
                            store.undoAttempt(key.key());
                        }
                    });
            store.markKnown(pairKey(email, address).key(), clock.instant());
        });
    }

    /**
     * Counts a link as wrong until {@link #linkSucceeded} undoes it.
     *
     * @throws Problem 429 after too many wrong links from this address
     */
    public void registerLinkAttempt(String address) {
        registerOrReject(List.of(linkKey(address)), "Too many invalid links. Wait a little, then try again.");
    }

    public void linkSucceeded(String address) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.undoAttempt(linkKey(address).key()));
    }

    @Scheduled(every = "1h")
    void deleteExpired() {
        var now = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() -> store.deleteExpired(now.minus(ATTEMPT_RETENTION), now.minus(KNOWN_PLACE_RETENTION)));
    }

    private void registerOrReject(List<ThrottleKey> keys, String detail) {
        var now = clock.instant();
        var wait = Transactions.commitIf(TRANSACTION_TIMEOUT, Duration::isZero, () -> count(inLockOrder(keys), now));
        if (!wait.isZero()) {
            throw Problem.tooManyAttempts(detail, wait);
        }
    }

    /** Counts the attempt and returns the waiting time. If that is not zero, the caller rolls the count back. */
    private Duration count(List<ThrottleKey> keys, Instant now) {
        var longest = Duration.ZERO;
        for (var key : keys) {
            var count = store.lockCount(key.key(), now);
            var wait = key.policy().remainingWait(count.failed(), count.last(), now);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
            store.updateCount(key.key(), key.policy().countAfterFailure(count.failed(), count.last(), now), now);
        }
        return longest;
    }

    /** The lock order, which prevents deadlocks between attempts. */
    private static List<ThrottleKey> inLockOrder(List<ThrottleKey> keys) {
        return keys.stream().sorted(Comparator.comparing(ThrottleKey::key)).toList();
    }

    private static ThrottleKey pairKey(String email, String address) {
        return throttleKey(ThrottlePolicy.PAIR, NewPerson.normalizeEmail(email) + " " + address);
    }

    private static ThrottleKey addressKey(String address) {
        return throttleKey(ThrottlePolicy.ADDRESS, address);
    }

    private static ThrottleKey accountKey(String email) {
        return throttleKey(ThrottlePolicy.ACCOUNT, NewPerson.normalizeEmail(email));
    }

    private static ThrottleKey linkKey(String address) {
        return throttleKey(ThrottlePolicy.LINK, address);
    }

    private static ThrottleKey throttleKey(ThrottlePolicy throttlePolicy, String value) {
        return new ThrottleKey(throttlePolicy, throttlePolicy.key(value));
    }
}
