package org.kept.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** No proxy is configured: forwarding headers are ignored. */
@QuarkusTest
class NoProxyTest {

    @Test
    void aForwardedProtocolIsIgnored() {
        var answer = BehindProxyTest.byTls()
                .header("Forwarded", "for=192.0.2.7;proto=https")
                .get("/login");
        assertThat(answer.header("Strict-Transport-Security")).isNull();
        assertThat(answer.detailedCookie("csrf-token").isSecured()).isFalse();
    }

    @Test
    void aForwardedAddressIsIgnored() {
        assertThat(ClientAddressProbe.limited(BehindProxyTest.byTls(), given().header("X-Forwarded-For", "192.0.2.8")))
                .isTrue();
    }
}
