package org.kept;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** The administrator and the key that every test of the service begins with. */
public final class TestKeys {

    public static final String EMAIL = "ada@example.org";
    public static final String PASSWORD = "a password for the tests";
    public static final String PREFIX = "testkey";

    /** A key with all scopes. */
    public static final String ALL = "kept_" + PREFIX + "_0123456789abcdefghijklmnopqrstuvwxyz";

    private TestKeys() {}

    /** A request with a key of all scopes. */
    public static RequestSpecification withKey() {
        return withKey(ALL);
    }

    /** A request with that key. */
    public static RequestSpecification withKey(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    /** A new key with those scopes only. */
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

    /** A browser in which the administrator has signed in. */
    public static TestBrowser signedIn() {
        var browser = new TestBrowser();
        browser.signIn(EMAIL, PASSWORD).then().statusCode(303);
        return browser;
    }
}
