package org.kept.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.TestBrowser;
import org.kept.TestKeys;

@QuarkusTest
class PagesTest {

    private static final Pattern KEY = Pattern.compile("kept_[a-z0-9]{10}_[0-9A-Za-z]{43}");

    @Test
    void aKeyIsCreatedShownOnceAndRevoked() {
        var browser = TestKeys.signedIn();
        var answer = browser.post("/keys", "name", "phone desk", "scope", "read", "scope", "admin");
        answer.then().statusCode(200).header("Cache-Control", "no-store");
        var found = KEY.matcher(answer.asString());
        assertThat(found.find()).isTrue();
        var key = found.group();
        var prefix = key.split("_", -1)[1];

        TestKeys.withKey(key).get("/api/v1/keys").then().statusCode(200);
        browser.get("/keys")
                .then()
                .statusCode(200)
                .body(containsString("phone desk"))
                .body(containsString("kept_" + prefix + "_"))
                .body(containsString("by " + TestKeys.EMAIL))
                .body(not(containsString(key)));

        browser.post("/keys/" + prefix + "/revoke").then().statusCode(303).header("Location", containsString("/keys"));
        TestKeys.withKey(key).get("/api/v1/keys").then().statusCode(401);
        browser.get("/keys").then().body(containsString("Revoked"));
    }

    @Test
    void errorsAreShownAtTheirFieldAndInputIsKept() {
        TestKeys.signedIn()
                .post("/keys", "name", "<shop>", "expires", "2020-01-01")
                .then()
                .statusCode(422)
                .body(containsString("value=\"&lt;shop&gt;\""))
                .body(containsString("value=\"2020-01-01\""))
                .body(containsString("Choose at least one scope"))
                .body(containsString("id=\"expires-error\""));
    }

    @Test
    void onlyAdministratorsSeeTheKeys() {
        new TestBrowser().get("/keys").then().statusCode(303);
        // A key cannot open pages.
        TestKeys.withKey().get("/keys").then().statusCode(403);
    }

    @Test
    void pagesSetSecurityHeaders() {
        for (var path : new String[] {"/login", "/nothing"}) {
            given().get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("default-src 'self'"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .header("Referrer-Policy", equalTo("same-origin"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Cache-Control", equalTo("no-store"));
        }
    }

    @Test
    void accessPagesHaveNoInlineScriptsOrStyles() {
        var browser = TestKeys.signedIn();
        for (var path : new String[] {"/login", "/keys", "/account"}) {
            assertThat(browser.get(path).asString())
                    .doesNotContainPattern("<style|style=|<script>|onclick=|javascript:");
        }
    }

    @Test
    void theOpenApiDocumentIsPublicAndSwaggerUiIsForAdministrators() {
        given().get("/q/openapi").then().statusCode(200);
        new TestBrowser().get("/q/swagger-ui/").then().statusCode(303).header("Location", containsString("/login"));
        TestKeys.signedIn()
                .get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", not(containsString("unsafe")));
        TestKeys.withKey().get("/q/swagger-ui/").then().statusCode(403).contentType("application/problem+json");
        TestKeys.withKey("kept_no_key")
                .get("/q/swagger-ui/")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void theSetUpPageIsGoneAfterSetUp() {
        given().get("/setup?token=x").then().statusCode(404);
        new TestBrowser()
                .post("/setup", "token", "x", "name", "Eve", "email", "eve@example.org")
                .then()
                .statusCode(404);
    }
}
