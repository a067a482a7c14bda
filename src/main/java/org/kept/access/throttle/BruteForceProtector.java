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
 * Slows down whoever guesses: a password of one account, one password on many accounts, or a link.
 *
 * <p>What is counted stands in the database, for all nodes and beyond a restart, and is the same for accounts that do
 * not exist. Whoever has signed in from an address lately is not held up there by guesses from elsewhere.
 */
@ApplicationScoped
public class BruteForceProtector {

    private record ThrottleKey(ThrottlePolicy bound, String key) {}

    private static final Duration TRIES_KEPT = Duration.ofDays(2);
    private static final Duration PLACES_KEPT = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final FailedAttemptStore store;
    private final Clock clock;

    public BruteForceProtector(FailedAttemptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts a try as failed until {@link #succeeded} says otherwise: many tries at once must not pass as one.
     *
     * @throws Problem 429 where it comes too early
     */
    public void registerAttempt(String email, String address) {
        var known = store.isKnown(pair(email, address).key(), clock.instant().minus(PLACES_KEPT));
        var places = Stream.of(pair(email, address), from(address), account(email))
                .filter(place -> !known || place.bound() != ThrottlePolicy.ACCOUNT)
                .toList();
        tryAt(places, "There were too many tries. Wait a little, then try again.");
    }

    public void succeeded(String email, String address) {
        QuarkusTransaction.requiringNew().run(() -> {
            // In the one order in which tries take their rows too.
            inOrder(List.of(pair(email, address), from(address), account(email)))
                    .forEach(place -> {
                        if (place.bound() == ThrottlePolicy.PAIR) {
                            store.forget(place.key());
                        } else {
                            store.takeBack(place.key());
                        }
                    });
            store.know(pair(email, address).key(), clock.instant());
        });
    }

    /**
     * Counts a link as wrong until {@link #linkSucceeded} says otherwise.
     *
     * @throws Problem 429 where there were too many wrong ones from that address
     */
    public void registerLinkAttempt(String address) {
        tryAt(List.of(link(address)), "There were too many wrong links. Wait a little, then try again.");
    }

    public void linkSucceeded(String address) {
        QuarkusTransaction.requiringNew().run(() -> store.takeBack(link(address).key()));
    }

    @Scheduled(every = "1h")
    void forget() {
        var now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> store.forgetBefore(now.minus(TRIES_KEPT), now.minus(PLACES_KEPT)));
    }

    private void tryAt(List<ThrottleKey> places, String words) {
        var now = clock.instant();
        var wait = Transactions.commitIf(LONGEST, Duration::isZero, () -> count(inOrder(places), now));
        if (!wait.isZero()) {
            throw Problem.tooManyAttempts(words, wait);
        }
    }

    /** How long it has to wait; what was counted is undone where it has to. */
    private Duration count(List<ThrottleKey> places, Instant now) {
        var longest = Duration.ZERO;
        for (var place : places) {
            var so = store.hold(place.key(), now);
            var wait = place.bound().waitFor(so.failed(), so.last(), now);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
            store.count(place.key(), place.bound().oneMore(so.failed(), so.last(), now), now);
        }
        return longest;
    }

    /** One order for all, so that two tries never wait for each other. */
    private static List<ThrottleKey> inOrder(List<ThrottleKey> places) {
        return places.stream().sorted(Comparator.comparing(ThrottleKey::key)).toList();
    }

    private static ThrottleKey pair(String email, String address) {
        return at(ThrottlePolicy.PAIR, NewPerson.normal(email) + " " + address);
    }

    private static ThrottleKey from(String address) {
        return at(ThrottlePolicy.ADDRESS, address);
    }

    private static ThrottleKey account(String email) {
        return at(ThrottlePolicy.ACCOUNT, NewPerson.normal(email));
    }

    private static ThrottleKey link(String address) {
        return at(ThrottlePolicy.LINK, address);
    }

    private static ThrottleKey at(ThrottlePolicy throttlePolicy, String of) {
        return new ThrottleKey(throttlePolicy, throttlePolicy.key(of));
    }
}
