package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.access.person.PasswordHasher;
import org.kept.access.session.SessionCookie;
import org.kept.access.session.SignInSession;
import org.kept.problem.Problem;

@QuarkusTest
@OnBothDatabases
class SignInTest {

    private static final String WRONG = "wrong but long enough";

    /** Enough sign-ins to fill the queue: half of the processors compare, and sixteen may wait. */
    private static final int MANY = Math.max(50, 25 * Runtime.getRuntime().availableProcessors());

    /** A hash that takes long to compare. */
    private static final String SLOW_HASH = "$2a$10$" + ".".repeat(53);

    @Inject
    PasswordHasher hasher;

    @Test
    void signInReturnsToTheRequestedPage() {
        var browser = new TestBrowser();
        browser.get("/account?a=b")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?next=%2Faccount%3Fa%3Db"));
        browser.get("/login?next=/account").then().statusCode(200).body(containsString("value=\"/account\""));

        browser.post("/login", "email", "ADA@example.org ", "password", TestKeys.PASSWORD, "next", "/account")
                .then()
                .statusCode(303)
                .header("Location", containsString("/account"));

        browser.get("/account").then().statusCode(200).body(containsString(TestKeys.EMAIL));
    }

    @Test
    void cookiesAreHttpOnlyAndSameSite() {
        var answer = new TestBrowser().signIn(TestKeys.EMAIL, TestKeys.PASSWORD);
        var cookie = answer.detailedCookie(SessionCookie.NAME);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecured()).isFalse();
        var csrf = new TestBrowser().get("/login").detailedCookie("csrf-token");
        assertThat(csrf.isHttpOnly()).isTrue();
        assertThat(csrf.getSameSite()).isEqualToIgnoringCase("Lax");
    }

    @Test
    void signInNeverRedirectsToAnotherSite() {
        for (var next : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "login"}) {
            assertThat(SignInSession.localPath(next)).isEqualTo("/");
        }
        assertThat(SignInSession.localPath("/kpis/sla?from=2026-W01#x")).isEqualTo("/kpis/sla?from=2026-W01#x");
    }

    @Test
    void signOutEndsTheSessionOnTheServer() {
        var browser = TestKeys.signedIn();
        var stolen = browser.cookie(SessionCookie.NAME);

        browser.post("/logout").then().statusCode(303);

        new TestBrowser()
                .request()
                .cookie(SessionCookie.NAME, stolen)
                .get("/account")
                .then()
                .statusCode(303);
    }

    @Test
    void anUnknownAddressAndAWrongPasswordGetTheSameAnswer() {
        var unknown = new TestBrowser().signIn("nobody@example.org", WRONG);
        var wrong = new TestBrowser().signIn(TestKeys.EMAIL, WRONG);

        assertThat(unknown.statusCode()).isEqualTo(422).isEqualTo(wrong.statusCode());
        assertThat(withoutVariableParts(unknown, "nobody@example.org"))
                .isEqualTo(withoutVariableParts(wrong, TestKeys.EMAIL));
        assertThat(withoutVariableParts(wrong, TestKeys.EMAIL)).contains("Wrong e-mail or password.");
        // Resets the failed attempts.
        TestKeys.signedIn();
    }

    @Test
    void eachFailedAttemptDoublesTheWait() {
        var clock = new MovingClock(Instant.parse("2026-11-16T09:00:00Z"));
        QuarkusMock.installMockForType(clock, Clock.class);
        var browser = new TestBrowser();
        for (var i = 0; i < 5; i++) {
            browser.signIn("guessed@example.org", WRONG).then().statusCode(422);
        }
        browser.signIn("guessed@example.org", WRONG)
                .then()
                .statusCode(429)
                .header("Retry-After", "5")
                .body(containsString("Too many attempts"));

        clock.forward(Duration.ofSeconds(5));
        browser.signIn("guessed@example.org", WRONG).then().statusCode(422);
        browser.signIn("Guessed@example.org", WRONG).then().statusCode(429).header("Retry-After", "10");
        browser.signIn("another@example.org", WRONG).then().statusCode(422);
    }

    @Test
    void aSessionEndsWhenIdle() {
        var clock = new MovingClock(Instant.parse("2026-11-16T09:00:00Z"));
        QuarkusMock.installMockForType(clock, Clock.class);
        var browser = TestKeys.signedIn();
        clock.forward(Duration.ofHours(11));
        browser.get("/account").then().statusCode(200);
        clock.forward(Duration.ofHours(11));
        browser.get("/account").then().statusCode(200);
        clock.forward(Duration.ofHours(13));
        browser.get("/account").then().statusCode(303);
    }

    @Test
    void aSessionEndsAfterThirtyDays() {
        var clock = new MovingClock(Instant.parse("2026-11-16T09:00:00Z"));
        QuarkusMock.installMockForType(clock, Clock.class);
        var browser = TestKeys.signedIn();
        for (var hours = 0; hours < 30 * 24; hours += 10) {
            browser.get("/account").then().statusCode(200);
            clock.forward(Duration.ofHours(10));
        }
        browser.get("/account").then().statusCode(303);
    }

    @Test
    void aFormWithoutItsCsrfTokenIsRejected() {
        var browser = TestKeys.signedIn();
        browser.postWithToken("/logout", null, "a", "b").then().statusCode(400).contentType(ContentType.HTML);
        browser.postWithToken("/logout", "AAAAAAAAAAAAAAAAAAAAAA", "a", "b")
                .then()
                .statusCode(400);
        browser.postWithToken("/keys", null, "name", "forged", "scope", "admin")
                .then()
                .statusCode(400);
        browser.get("/account").then().statusCode(200);
    }

    @Test
    void aFormSentAfterTheSessionEndedIsKeptInThePageAndSentAfterSignIn() {
        var browser = new TestBrowser();
        browser.get("/login");
        var refused = sendKeyForm(browser, origin(), Objects.requireNonNull(browser.cookie("csrf-token")));
        refused.then().statusCode(401).body(containsString("What you typed is not lost"));
        var unsent = refused.htmlPath().getString("**.find { it.@name == 'unsent' }.@value");

        sendSignIn(browser, WRONG, unsent).then().statusCode(422).body(containsString("The+till+of+the+ferry"));
        var signedIn = sendSignIn(browser, TestKeys.PASSWORD, unsent);
        signedIn.then()
                .statusCode(200)
                .body(containsString("You are signed in"))
                .body(containsString("action=\"/keys\""))
                .body(containsString("The till of the ferry</textarea>"));
        browser.get("/keys").then().statusCode(200).body(not(containsString("The till of the ferry")));

        browser.post("/keys", "name", "The till of the ferry", "scope", "read", "lifetime", "30");
        browser.get("/keys").then().body(containsString("The till of the ferry"));
    }

    @Test
    void aFormIsKeptWhenTooManySignInAtOnce() {
        var browser = new TestBrowser();
        browser.get("/login");
        var threads = Executors.newFixedThreadPool(MANY);
        try {
            var attempts = IntStream.range(0, MANY)
                    .mapToObj(
                            each -> CompletableFuture.runAsync(() -> hasher.matches("a password", SLOW_HASH), threads))
                    .toList();
            while (!isBusy() && !attempts.stream().allMatch(CompletableFuture::isDone)) {
                Thread.onSpinWait();
            }
            sendSignIn(browser, WRONG, "name=The+till+of+the+ferry")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body(containsString("The+till+of+the+ferry"));
            attempts.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    private boolean isBusy() {
        try {
            hasher.requireCapacity();
            return false;
        } catch (Problem busy) {
            return busy.status() == 503;
        }
    }

    @Test
    void aFormOfAnotherSiteIsNotKept() {
        var browser = new TestBrowser();
        browser.get("/login");
        for (var origin : new String[] {"https://evil.example", "null", ""}) {
            sendKeyForm(browser, origin, Objects.requireNonNull(browser.cookie("csrf-token")))
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/login?next="));
        }
    }

    @Test
    void aFormWithAnOldTokenIsKeptAndGetsANewOne() {
        var browser = TestKeys.signedIn();
        var expired = sendKeyForm(browser, origin(), "AAAAAAAAAAAAAAAAAAAAAA");
        expired.then()
                .statusCode(400)
                .body(containsString("This form has expired"))
                .body(containsString("The till of the ferry</textarea>"));
        var token = expired.htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value");
        browser.postWithToken("/keys", token, "name", "The till again", "scope", "read", "lifetime", "30")
                .then()
                .statusCode(200)
                .body(containsString("Key created."));
        sendKeyForm(browser, "https://evil.example", "AAAAAAAAAAAAAAAAAAAAAA")
                .then()
                .statusCode(400)
                .body(containsString("reload the page and send it again"))
                .body(not(containsString("The till of the ferry")));
    }

    private static String origin() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private static Response sendKeyForm(TestBrowser browser, String origin, String token) {
        return browser.request()
                .contentType(ContentType.URLENC)
                .header("Origin", origin)
                .formParam("csrf-token", token)
                .formParam("name", "The till of the ferry")
                .formParam("scope", "read")
                .post("/keys");
    }

    private static Response sendSignIn(TestBrowser browser, String password, String unsent) {
        return browser.post(
                "/login",
                "email",
                TestKeys.EMAIL,
                "password",
                password,
                "next",
                "/keys",
                "unsentPath",
                "/keys",
                "unsent",
                unsent);
    }

    @Test
    void pagesRejectBodiesThatAreNotForms() {
        var browser = TestKeys.signedIn();
        for (var type : new String[] {"text/plain", "application/json", "application/*"}) {
            browser.request()
                    .config(TestBrowser.sendingAsText(type))
                    .contentType(type)
                    .body("email=x")
                    .post("/logout")
                    .then()
                    .statusCode(415);
        }
        browser.get("/account").then().statusCode(200);
    }

    @Test
    void aCookieMayOnlyReadTheApi() {
        var browser = TestKeys.signedIn();
        browser.get("/api/v1/keys").then().statusCode(200);
        browser.request()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"x\",\"scopes\":[\"read\"]}")
                .post("/api/v1/keys")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("can only read"));
        browser.request()
                .delete("/api/v1/keys/testkey")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:kept:problem:forbidden"));
        TestKeys.withKey().get("/api/v1/keys").then().statusCode(200);
    }

    private static String withoutVariableParts(Response page, String email) {
        return page.asString().replace(email, "").replaceAll("value=\"[A-Za-z0-9_-]{20,}\"", "");
    }
}
