package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.access.people.PersonService;
import org.kept.access.person.PasswordHasher;
import org.kept.access.throttle.BruteForceProtector;
import org.kept.access.throttle.FailedAttemptStore;
import org.kept.problem.Problem;

@QuarkusTest
@OnBothDatabases
class SignInLimitsTest {

    @Inject
    FailedAttemptStore store;

    @Inject
    MeterRegistry meters;

    @Inject
    PersonService people;

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-16T09:00:00Z"));
    private final String email = UUID.randomUUID() + "@example.org";
    private final String address = UUID.randomUUID().toString();

    @Test
    void parallelAttemptsAreAllCounted() throws Exception {
        var limiter = node();
        Callable<Boolean> attempt = () -> catchThrowable(() -> limiter.registerAttempt(email, address)) == null;
        var threads = Executors.newFixedThreadPool(8);
        var passed = 0;
        try {
            for (var result : threads.invokeAll(Collections.nCopies(40, attempt))) {
                passed += result.get() ? 1 : 0;
            }
        } finally {
            threads.shutdown();
        }
        assertThat(passed).isEqualTo(5);
    }

    @Test
    void attemptsAreSharedByNodesAndSurviveARestart() {
        for (var i = 0; i < 5; i++) {
            node().registerAttempt(email, address);
        }
        assertThat(wait(email, address)).isEqualTo(Duration.ofSeconds(5));
        clock.forward(Duration.ofSeconds(5));
        node().registerAttempt(email, address);
        assertThat(wait(email, address)).isEqualTo(Duration.ofSeconds(10));
        node().succeeded(email, address);
        node().registerAttempt(email, address);
    }

    @Test
    void manyAccountsFromOneAddressAreThrottled() {
        for (var i = 0; i < 100; i++) {
            node().registerAttempt(i + email, address);
        }
        assertThat(wait("one more" + email, address)).isEqualTo(Duration.ofSeconds(5));
        node().registerAttempt("one more" + email, "elsewhere " + address);

        // A success from this address undoes only its own attempt.
        clock.forward(Duration.ofSeconds(5));
        node().registerAttempt("honest" + email, address);
        node().succeeded("honest" + email, address);
        assertThat(wait("next" + email, address)).isEqualTo(Duration.ofSeconds(5));
        clock.forward(Duration.ofMinutes(3));
        node().registerAttempt("next" + email, address);
        node().registerAttempt("the one after" + email, address);
    }

    @Test
    void oneAccountFromManyAddressesIsThrottledButNotForItsOwner() {
        node().registerAttempt(email, "at home " + address);
        node().succeeded(email, "at home " + address);
        for (var i = 0; i < 20; i++) {
            node().registerAttempt(email, i + address);
        }
        for (var i = 0; i < 20; i++) {
            var wait = wait(email, "new " + i + address);
            assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofMinutes(1));
            clock.forward(wait);
            node().registerAttempt(email, "new " + i + address);
        }
        assertThat(wait(email, "yet another " + address)).isGreaterThan(Duration.ofSeconds(20));
        node().registerAttempt(email, "at home " + address);
    }

    @Test
    void guessingLinksIsThrottled() {
        for (var i = 0; i < 100; i++) {
            node().registerLinkAttempt(address);
        }
        assertThatThrownBy(() -> node().registerLinkAttempt(address)).isInstanceOf(Problem.class);
        clock.forward(Duration.ofSeconds(5));
        node().registerLinkAttempt(address);
        node().linkSucceeded(address);
    }

    @Test
    void settingTheClockBackDoesNotExtendTheWait() {
        for (var i = 0; i < 5; i++) {
            node().registerAttempt(email, address);
        }
        clock.forward(Duration.ofDays(-400));
        assertThat(wait(email, address)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void everyAttemptComparesExactlyOneHash() {
        people.createFromOidc("No Password", email, Role.VIEWER, List.of());
        var emails = List.of("nobody-" + email, TestKeys.EMAIL, email);
        for (var each : emails) {
            for (var password : List.of("wrong but long enough", "", "x".repeat(100))) {
                var before = comparisons();
                assertThat(people.authenticate(each, password)).isEmpty();
                assertThat(comparisons() - before).as(each).isEqualTo(1);
            }
        }
    }

    @Test
    void throttlingDoesNotRevealWhetherAnAccountExists() {
        people.createFromOidc("No Password", email, Role.VIEWER, List.of());
        var existing = exhaustAttempts(email);
        var unknown = exhaustAttempts("nobody-" + email);
        assertThat(existing.statusCode()).isEqualTo(429).isEqualTo(unknown.statusCode());
        assertThat(withoutVariableParts(existing, email)).isEqualTo(withoutVariableParts(unknown, "nobody-" + email));
    }

    @Test
    void untrustedForwardingHeadersDoNotChangeTheAddress() {
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < 6; i++) {
            var visitor = new TestBrowser();
            visitor.get("/login");
            statuses.add(visitor.request()
                    .header("X-Forwarded-For", "203.0.113." + i)
                    .header("Forwarded", "for=203.0.113." + i)
                    .contentType("application/x-www-form-urlencoded")
                    .formParam("csrf-token", visitor.cookie("csrf-token"))
                    .formParam("email", email)
                    .formParam("password", "wrong but long enough")
                    .post("/login")
                    .statusCode());
        }
        assertThat(statuses).containsExactly(422, 422, 422, 422, 422, 429);
    }

    private static Response exhaustAttempts(String email) {
        for (var i = 0; i < 5; i++) {
            new TestBrowser().signIn(email, "wrong but long enough").then().statusCode(422);
        }
        var before = new TestBrowser();
        return before.signIn(email, "wrong but long enough");
    }

    private static String withoutVariableParts(Response page, String email) {
        return page.asString()
                .replace(email, "")
                .replaceAll("value=\"[A-Za-z0-9_-]{20,}\"", "")
                .replaceAll("data-printed=\"[^\"]*\"", "");
    }

    private double comparisons() {
        return meters.counter(PasswordHasher.COMPARISONS).count();
    }

    /** Another node, or the same one after a restart. */
    private BruteForceProtector node() {
        return new BruteForceProtector(store, clock);
    }

    private Duration wait(String email, String from) {
        var refused = (Problem) catchThrowable(() -> node().registerAttempt(email, from));
        return refused == null || refused.retryAfter() == null ? Duration.ZERO : refused.retryAfter();
    }
}
