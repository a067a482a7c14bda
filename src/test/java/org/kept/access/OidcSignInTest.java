package org.kept.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.kept.InJerusalem;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.people.PersonService;
import org.kept.access.session.SessionCookie;

/** Sign-in with a company account through the whole protocol, from the button to the session. */
@QuarkusTest
@OnBothDatabases
@TestProfile(InJerusalem.class)
class OidcSignInTest {

    @Inject
    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String provider;

    @Inject
    PersonService people;

    private final String email = "c" + UUID.randomUUID() + "@example.org";
    private final TestBrowser browser = new TestBrowser();

    @Test
    void firstSignInCreatesThePersonWithTheClaimedRoleAndTeams() {
        claimGroups("team-leads", "everybody");
        browser.get("/account").then().statusCode(303).header("Location", containsString("/login?next="));
        browser.get("/login?next=/account").then().statusCode(200).body(containsString("Sign in with Saltmarsh"));

        signIn("/account").then().statusCode(303).header("Location", containsString("/account"));

        browser.get("/account")
                .then()
                .statusCode(200)
                .body(containsString("Iris Vale"))
                .body(containsString("Lead"))
                .body(containsString("north, south"))
                .body(containsString("You sign in with your company account"));
    }

    @Test
    void onlyTheSessionCookieRemainsAfterSignIn() {
        claimGroups("everybody");
        signIn("/");
        assertThat(browser.cookie(SessionCookie.NAME)).isNotEmpty();
        assertThat(browser.names()).filteredOn(name -> name.startsWith("q_")).isNotEmpty();
        assertThat(browser.names())
                .filteredOn(name -> name.startsWith("q_"))
                .allSatisfy(name -> assertThat(browser.cookie(name)).isEmpty());
    }

    @Test
    void theRoleFollowsTheProviderAtEachSignIn() {
        claimGroups("kept-admins");
        signIn("/");
        browser.get("/people").then().statusCode(200);
        claimGroups("everybody");
        var again = new TestBrowser();
        signIn(again, "/");
        again.get("/people").then().statusCode(403);
        // The earlier session has the new role too.
        browser.get("/people").then().statusCode(403);
    }

    @Test
    void anUnverifiedAddressIsRefused() {
        var known = TestPeople.signedIn(email, Role.MEMBER);
        claim(Map.of("email", email, "email_verified", false, "groups", List.of("kept-admins")));
        assertRefused("unverified", "is not verified");
        claim(Map.of("email", email, "groups", List.of("kept-admins")));
        assertRefused("unverified", "is not verified");
        known.get("/people").then().statusCode(403);
    }

    @Test
    void missingRoleTeamOrAddressIsRefused() {
        claimGroups("canteen");
        assertRefused("no-role", "has no role in Kept");
        claim(Map.of("email", email, "email_verified", true, "groups", List.of("kept-leads")));
        assertRefused("no-team", "belongs to no team");
        claim(Map.of("email_verified", true, "groups", List.of("everybody")));
        assertRefused("no-address", "gives Kept no e-mail address");
    }

    @Test
    void anExistingAccountIsUsedAndKeepsItsPassword() {
        TestPeople.signedIn(email, Role.MEMBER);
        claimGroups("kept-leads");
        signIn("/account");
        browser.get("/account").then().body(containsString("Noor Tamm")).body(containsString(">Change password</h2>"));
        new TestBrowser().signIn(email, TestPeople.PASSWORD).then().statusCode(303);
    }

    @Test
    void theOnlyAdministratorKeepsTheirRole() {
        // Other tests create administrators; remove them.
        people.all().stream()
                .filter(each -> each.isAdministrator() && !each.email().equals(TestKeys.EMAIL))
                .forEach(each -> people.remove(each.id()));
        claim(Map.of("email", TestKeys.EMAIL, "email_verified", true, "groups", List.of("everybody")));
        signIn("/");
        browser.get("/people").then().statusCode(200);
    }

    @Test
    void accountsWithoutAPasswordCannotSignInByPassword() {
        claimGroups("everybody");
        signIn("/");
        var without = new TestBrowser().signIn(email, "any password at all");
        var wrong = new TestBrowser().signIn("nobody-" + email, "any password at all");
        assertThat(without.statusCode()).isEqualTo(422).isEqualTo(wrong.statusCode());
        without.then().body(containsString("Wrong e-mail or password."));
    }

    @Test
    void anUnsolicitedCallbackIsRefused() {
        claimGroups("kept-admins");
        var back = callbackUrl(browser.get("/login/company"));
        // The state of another browser.
        var other = new TestBrowser();
        other.get(back).then().statusCode(303).header("Location", containsString("/login?company=failed"));
        browser.get(back.replaceAll("state=[^&]*", "state=made-up"))
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?company=failed"));
        browser.get("/account").then().statusCode(303);
        browser.get("/login?company=failed").then().body(containsString("Try again"));
    }

    @Test
    void aTokenWithAnotherNonceIsRefused() {
        claim(Map.of("email", email, "email_verified", true, "groups", List.of("everybody"), "nonce", "another"));
        browser.get(callbackUrl(browser.get("/login/company")))
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?company=failed"));
    }

    @Test
    void signOutEndsTheSessionAndProviderTokensGrantNoAccess() {
        claimGroups("kept-admins");
        signIn("/");
        browser.post("/logout").then().statusCode(303);
        browser.get("/account").then().statusCode(303).header("Location", containsString("/login?next="));

        String token = given().get(provider + "/last").path("token");
        TestKeys.withKey(token).get("/api/v1/kpis").then().statusCode(401);
        TestKeys.withKey(token).get("/people").then().statusCode(401);
        TestKeys.withKey(token)
                .redirects()
                .follow(false)
                .get("/login/company")
                .then()
                .statusCode(302)
                .header("Location", containsString(provider + "/authorize"));
    }

    private void claimGroups(String... groups) {
        claim(Map.of(
                "email",
                email.toUpperCase(Locale.ROOT),
                "email_verified",
                true,
                "name",
                "Iris Vale",
                "groups",
                List.of(groups),
                "resource",
                Map.of("teams", List.of("south", "north"))));
    }

    private void claim(Map<String, Object> claims) {
        given().contentType(ContentType.JSON)
                .body(claims)
                .put(provider + "/person")
                .then()
                .statusCode(200);
    }

    private void assertRefused(String why, String words) {
        var visitor = new TestBrowser();
        signIn(visitor, "/").then().statusCode(303).header("Location", containsString("/login?company=" + why));
        visitor.get("/login?company=" + why).then().statusCode(200).body(containsString(words));
        visitor.get("/account").then().statusCode(303).header("Location", not(containsString("company")));
    }

    private Response signIn(String next) {
        return signIn(browser, next);
    }

    /** To the provider, back with its code, and once more without the code. */
    private static Response signIn(TestBrowser visitor, String next) {
        var back = visitor.get(callbackUrl(visitor.get("/login/company?next=" + next)));
        return visitor.get(location(back));
    }

    /** The URL that the provider redirects back to. */
    private static String callbackUrl(Response toProvider) {
        toProvider.then().statusCode(302);
        return location(
                given().urlEncodingEnabled(false).redirects().follow(false).get(toProvider.header("Location")));
    }

    private static String location(Response answer) {
        return URLDecoder.decode(String.valueOf(answer.header("Location")), StandardCharsets.UTF_8);
    }
}
