package org.kept;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** The administrator and API key available to all tests of the service. */
public final class TestKeys {

    public static final String EMAIL = "ada@example.org";
    public static final String PASSWORD = "a password for the tests";
    public static final String PREFIX = "testkey";

    /** An API key with all scopes. */
    public static final String ALL = "kept_" + PREFIX + "_0123456789abcdefghijklmnopqrstuvwxyz";

    private TestKeys() {}

    /** A request with {@link #ALL}. */
    public static RequestSpecification withKey() {
        return withKey(ALL);
    }

    public static RequestSpecification withKey(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    /** Creates an API key with those scopes only. */
    public static String keyWith(String... scopes) {
        var wanted = "{\"name\":\"for a test\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}";
        return withKey()
                .contentType(ContentType.JSON)
                .body(wanted)
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** A browser signed in as the administrator. */
    public static TestBrowser signedIn() {
        var browser = new TestBrowser();
        browser.signIn(EMAIL, PASSWORD).then().statusCode(303);
        return browser;
    }
}
