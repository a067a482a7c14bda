package org.kept.access;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.kept.TestBrowser;

/** Finds out for whom somebody is taken: who guesses too often from one address is slowed down there only. */
final class ClientAddressProbe {

    private static final int TRIES = 8;

    private ClientAddressProbe() {}

    /** Whether the second is slowed down by what the first did. */
    static boolean limited(RequestSpecification first, RequestSpecification second) {
        var account = UUID.randomUUID() + "@example.org";
        var browser = new TestBrowser();
        browser.get("/login");
        var token = String.valueOf(browser.cookie("csrf-token"));
        for (var i = 0; i < TRIES; i++) {
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
