package org.kept.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** A trusted local proxy: its forwarding headers are used. The settings are those of docs/operate.md. */
@QuarkusTest
@TestProfile(OidcProviderDownTest.Away.class)
class BehindProxyTest {

    static RequestSpecification byTls() {
        return given().header("X-Forwarded-Proto", "https").header("X-Forwarded-For", "192.0.2.7");
    }

    @Test
    void tlsResponsesSetHstsForAYear() {
        assertThat(byTls().get("/login").header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(given().get("/login").header("Strict-Transport-Security")).isNull();
    }

    @Test
    void cookiesOfTlsRequestsAreSecure() {
        assertThat(byTls().get("/login").detailedCookie("csrf-token").isSecured())
                .isTrue();
        assertThat(given().get("/login").detailedCookie("csrf-token").isSecured())
                .isFalse();
    }

    @Test
    void clientsBehindTheProxyAreThrottledSeparately() {
        assertThat(ClientAddressProbe.limited(byTls(), given().header("X-Forwarded-For", "192.0.2.8")))
                .isFalse();
    }
}
