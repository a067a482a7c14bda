package org.kept.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Kept was told of no proxy: what anybody says about themselves is not believed. */
@QuarkusTest
class NoProxyTest {

    @Test
    void nobodyCanSayThatTheyCameByTls() {
        var answer = BehindProxyTest.byTls()
                .header("Forwarded", "for=192.0.2.7;proto=https")
                .get("/login");
        assertThat(answer.header("Strict-Transport-Security")).isNull();
        assertThat(answer.detailedCookie("csrf-token").isSecured()).isFalse();
    }

    @Test
    void nobodyCanPretendToBeElsewhereToGuessOn() {
        assertThat(ClientAddressProbe.limited(BehindProxyTest.byTls(), given().header("X-Forwarded-For", "192.0.2.8")))
                .isTrue();
    }
}
