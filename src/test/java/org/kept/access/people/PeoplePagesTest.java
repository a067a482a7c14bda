package org.kept.access.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.Role;

@QuarkusTest
@OnBothDatabases
class PeoplePagesTest {

    @Inject
    PersonService people;

    @Test
    void aForeignHostIsInNoLink() {
        var admin = TestKeys.signedIn();
        var answer = admin.request()
                .contentType(ContentType.URLENC)
                .header("Host", "evil.example")
                .formParam("csrf-token", admin.cookie("csrf-token"))
                .formParam("email", address())
                .formParam("role", "viewer")
                .post("/people/invitations");
        answer.then()
                .statusCode(200)
                .body(not(containsString("evil.example")))
                .body(containsString(">/invitation/"))
                .body(containsString("KEPT_PUBLIC_URL"));
        for (var page : List.of("/keys", "/data")) {
            admin.request().header("Host", "evil.example").get(page).then().body(not(containsString("evil.example")));
        }
    }

    @Test
    void pagesSayWhatEachRoleSees() {
        TestKeys.signedIn()
                .get("/people")
                .then()
                .body(containsString("Leads and members of a team see the whole company and their own teams"))
                .body(not(containsString("sees every number")));
    }

    @Test
    void anInvitedPersonChoosesAPasswordAndIsSignedIn() {
        var admin = TestKeys.signedIn();
        var email = address();
        var made = TestPeople.invite(admin, email, Role.LEAD, "berlin", "north & south");
        var link = TestPeople.linkIn(made);
        made.then().header("Cache-Control", "no-store");
        admin.get("/people").then().body(containsString(email)).body(not(containsString(link)));

        var browser = new TestBrowser();
        browser.get(link)
                .then()
                .statusCode(200)
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("X-Robots-Tag", containsString("noindex"))
                .body(containsString(email))
                .body(containsString("Lead, berlin, north &amp; south"));
        browser.post(link, "name", "Lena Voss", "password", TestPeople.PASSWORD)
                .then()
                .statusCode(303)
                .header("Location", not(containsString("invitation")));

        browser.get("/account")
                .then()
                .statusCode(200)
                .body(containsString("Lena Voss"))
                .body(containsString("<dt>Role</dt><dd>Lead</dd>"))
                .body(containsString("berlin, north &amp; south"));
        admin.get("/people").then().body(containsString("Lena Voss"));
        assertThat(people.byEmail(email).orElseThrow().teams()).containsExactly("berlin", "north & south");
    }

    @Test
    void aLinkIsValidOnceAndLaterVisitorsGetInstructions() {
        var link = TestPeople.linkIn(TestPeople.invite(TestKeys.signedIn(), address(), Role.VIEWER));
        new TestBrowser()
                .post(link, "name", "First", "password", TestPeople.PASSWORD)
                .then()
                .statusCode(303);
        for (var path : new String[] {link, "/invitation/guessed", "/invitation/" + "x".repeat(43)}) {
            given().get(path)
                    .then()
                    .statusCode(404)
                    .body(containsString("This link no longer works"))
                    .body(containsString("ask the person who sent the link"))
                    .body(not(containsString("<form")));
            new TestBrowser()
                    .post(path, "name", "Second", "password", TestPeople.PASSWORD)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void aLinkIsValidForSevenDays() {
        var clock = new MovingClock(Instant.parse("2026-11-16T09:00:00Z"));
        QuarkusMock.installMockForType(clock, Clock.class);
        var link = TestPeople.linkIn(TestPeople.invite(TestKeys.signedIn(), address(), Role.MEMBER));
        clock.forward(Duration.ofDays(7).minusSeconds(1));
        given().get(link).then().statusCode(200);
        clock.forward(Duration.ofSeconds(1));
        given().get(link).then().statusCode(404);
    }

    @Test
    void onlyTheLatestLinkOfAnAddressIsValidUnlessWithdrawn() {
        var admin = TestKeys.signedIn();
        var email = address();
        var first = TestPeople.linkIn(TestPeople.invite(admin, email, Role.MEMBER));
        var second = TestPeople.linkIn(TestPeople.invite(admin, email, Role.MEMBER));
        given().get(first).then().statusCode(404);
        given().get(second).then().statusCode(200);

        var row = admin.get("/people").asString();
        var id = row.replaceAll("(?s).*?" + email + ".*?/people/invitations/([0-9a-f-]{36})/withdraw.*", "$1");
        admin.post("/people/invitations/" + id + "/withdraw").then().statusCode(303);
        given().get(second).then().statusCode(404);
    }

    @Test
    void errorsAreShownAtTheirFieldAndTheLinkStaysValid() {
        var admin = TestKeys.signedIn();
        admin.post("/people/invitations", "email", "nobody", "role", "owner", "name", "<Eve>")
                .then()
                .statusCode(422)
                .body(containsString("Enter an e-mail address"))
                .body(containsString("Choose a role."))
                .body(containsString("value=\"&lt;Eve&gt;\""));
        TestPeople.invite(admin, "Ada@Example.org", Role.LEAD)
                .then()
                .statusCode(422)
                .body(containsString("already has an account"));

        var link = TestPeople.linkIn(TestPeople.invite(admin, address(), Role.MEMBER));
        new TestBrowser()
                .post(link, "name", " ", "password", "password1234")
                .then()
                .statusCode(422)
                .body(containsString("id=\"name-error\""))
                .body(containsString("easy to guess"));
        given().get(link).then().statusCode(200);
    }

    @Test
    void aRoleChangeTakesEffectAtTheNextRequest() {
        var admin = TestKeys.signedIn();
        var email = address();
        var browser = TestPeople.signedIn(email, Role.MANAGER);
        browser.get("/people")
                .then()
                .statusCode(403)
                .body(containsString("Your role has no access. Allowed: Administrator"));

        change(admin, email, "admin").then().statusCode(303);
        browser.get("/people").then().statusCode(200);

        change(admin, email, "member", "team", "north", "other", " south ")
                .then()
                .statusCode(303);
        browser.get("/people").then().statusCode(403);
        assertThat(people.byEmail(email).orElseThrow().teams()).containsExactly("north", "south");

        change(admin, email, "viewer", "team", "north").then().statusCode(303);
        assertThat(people.byEmail(email).orElseThrow().teams()).isEmpty();
        change(admin, email, "owner").then().statusCode(422).body(containsString("Choose a role."));
    }

    @Test
    void losingTheAdministratorRoleWithdrawsTheirInvitations() {
        var email = address();
        var other = TestPeople.signedIn(email, Role.ADMIN);
        var link = TestPeople.linkIn(TestPeople.invite(other, address(), Role.ADMIN));
        given().get(link).then().statusCode(200);

        change(TestKeys.signedIn(), email, "manager").then().statusCode(303);

        given().get(link).then().statusCode(404);
    }

    @Test
    void removingAPersonEndsEverySessionAtOnce() {
        var email = address();
        var browser = TestPeople.signedIn(email, Role.MEMBER);
        browser.get("/account").then().statusCode(200);
        var admin = TestKeys.signedIn();

        admin.post(page(email) + "/remove").then().statusCode(303);

        browser.get("/account").then().statusCode(303).header("Location", containsString("/login"));
        browser.get("/api/v1/kpis").then().statusCode(401);
        new TestBrowser().signIn(email, TestPeople.PASSWORD).then().statusCode(422);
        admin.get("/people").then().body(not(containsString(email)));
        TestPeople.invite(admin, email, Role.MEMBER).then().statusCode(200);
    }

    @Test
    void theLastAdministratorCannotBeRemovedOrDemoted() {
        var admin = TestKeys.signedIn();
        people.allWithLastSeen().stream()
                .map(PersonService.PersonActivity::person)
                .filter(each -> each.isAdministrator() && !each.email().equals(TestKeys.EMAIL))
                .forEach(each -> people.remove(each.id()));

        admin.post(page(TestKeys.EMAIL) + "/remove")
                .then()
                .statusCode(409)
                .body(containsString("This is the only administrator"));
        change(admin, TestKeys.EMAIL, "viewer").then().statusCode(409);

        var second = TestPeople.signedIn(Role.ADMIN);
        change(second, TestKeys.EMAIL, "viewer").then().statusCode(303);
        admin.get("/people").then().statusCode(403);
        change(second, TestKeys.EMAIL, "admin").then().statusCode(303);
    }

    @Test
    void aPasswordLinkSetsANewPasswordAndEndsEverySession() {
        var email = address();
        var before = TestPeople.signedIn(email, Role.MEMBER, "north");
        var admin = TestKeys.signedIn();
        var made = admin.post(page(email) + "/reset");
        var link = TestPeople.linkIn(made);
        admin.get(page(email)).then().body(not(containsString(link)));
        before.get("/account").then().statusCode(200);

        var browser = new TestBrowser();
        browser.get(link).then().body(containsString("Choose a new password")).body(not(containsString("Your name")));
        browser.post(link, "password", "gooseberries in a paper bag").then().statusCode(303);

        browser.get("/account").then().statusCode(200).body(containsString(email));
        before.get("/account").then().statusCode(303);
        given().get(link).then().statusCode(404);
        new TestBrowser().signIn(email, TestPeople.PASSWORD).then().statusCode(422);
        new TestBrowser().signIn(email, "gooseberries in a paper bag").then().statusCode(303);
        assertThat(people.byEmail(email).orElseThrow().teams()).containsExactly("north");
    }

    @Test
    void anUnknownPersonIsNotFound() {
        var admin = TestKeys.signedIn();
        admin.get("/people/" + UUID.randomUUID()).then().statusCode(404);
        admin.get("/people/nobody").then().statusCode(404);
        admin.post("/people/" + UUID.randomUUID() + "/remove").then().statusCode(404);
    }

    private io.restassured.response.Response change(TestBrowser admin, String email, String role, String... more) {
        var fields = new String[2 + more.length];
        fields[0] = "role";
        fields[1] = role;
        System.arraycopy(more, 0, fields, 2, more.length);
        return admin.post(page(email), fields);
    }

    private String page(String email) {
        return "/people/" + people.byEmail(email).orElseThrow().id();
    }

    private static String address() {
        return "p" + UUID.randomUUID() + "@example.org";
    }
}
