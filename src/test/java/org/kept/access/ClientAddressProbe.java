package org.kept.access;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.kept.TestBrowser;

/** Shows whether two requests count as the same client address: failed sign-ins throttle one address only. */
final class ClientAddressProbe {

    private static final int ATTEMPTS = 8;

    private ClientAddressProbe() {}

    /** Whether failed sign-ins of the first throttle the second. */
    static boolean limited(RequestSpecification first, RequestSpecification second) {
        var account = UUID.randomUUID() + "@example.org";
        var browser = new TestBrowser();
        browser.get("/login");
        var token = String.valueOf(browser.cookie("csrf-token"));
        for (var i = 0; i < ATTEMPTS; i++) {
            signIn(first, token, account);
        }
        return signIn(second, token, account) == 429;
    }

    private static int signIn(RequestSpecification caller, String token, String account) {
        return RestAssured.given()
                .spec(caller)
                .cookie("csrf-token", token)
                .contentType(ContentType.URLENC)
                .formParam("csrf-token", token)
                .formParam("email", account)
                .formParam("password", "a wrong password")
                .post("/login")
                .statusCode();
    }
}
