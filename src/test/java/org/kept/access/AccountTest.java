package org.kept.access;

import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestPeople;

@QuarkusTest
@OnBothDatabases
class AccountTest {

    private static final String NEW = "gooseberries in a paper bag";

    private final String email = "a" + UUID.randomUUID() + "@example.org";

    @Test
    void changingThePasswordNeedsTheOldOneAndEndsOtherSessions() {
        var here = TestPeople.signedIn(email, Role.MEMBER);
        var elsewhere = signIn(TestPeople.PASSWORD);

        here.post("/account/password", "current", "not the old one at all", "password", NEW)
                .then()
                .statusCode(422)
                .body(containsString("The current password is wrong."));
        here.post("/account/password", "current", TestPeople.PASSWORD, "password", "noortamm1234")
                .then()
                .statusCode(422)
                .body(containsString("id=\"password-error\""));
        elsewhere.get("/account").then().statusCode(200);

        here.post("/account/password", "current", TestPeople.PASSWORD, "password", NEW)
                .then()
                .statusCode(303);

        here.get("/account?changed=password").then().statusCode(200).body(containsString("Password changed."));
        elsewhere.get("/account").then().statusCode(303);
        new TestBrowser().signIn(email, TestPeople.PASSWORD).then().statusCode(422);
        signIn(NEW);
    }

    @Test
    void guessingTheCurrentPasswordIsThrottled() {
        var here = TestPeople.signedIn(email, Role.MEMBER);
        for (var i = 0; i < 5; i++) {
            here.post("/account/password", "current", "guess number " + i, "password", NEW)
                    .then()
                    .statusCode(422);
        }
        here.post("/account/password", "current", TestPeople.PASSWORD, "password", NEW)
                .then()
                .statusCode(429)
                .body(containsString("Too many attempts"));
    }

    @Test
    void accountListsSessionsAndEndsThemAll() {
        var here = TestPeople.signedIn(email, Role.MEMBER);
        var elsewhere = signIn(TestPeople.PASSWORD);
        here.get("/account").then().body(containsString("This one")).body(containsString("Another"));

        here.post("/account/sign-out-everywhere").then().statusCode(303);

        here.get("/account").then().statusCode(303);
        elsewhere.get("/account").then().statusCode(303);
        signIn(TestPeople.PASSWORD);
    }

    private TestBrowser signIn(String password) {
        var browser = new TestBrowser();
        browser.signIn(email, password).then().statusCode(303);
        return browser;
    }
}
