package org.kept.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.kept.access.keys.InvalidKeyLimiterTest;

/** The trusted proxy has another address, so forwarding headers of direct clients are ignored. */
@QuarkusTest
@TestProfile(InvalidKeyLimiterTest.Few.class)
class OtherProxyTest {

    @Test
    void forwardingHeadersOfDirectClientsAreIgnored() {
        assertThat(BehindProxyTest.byTls().get("/login").header("Strict-Transport-Security"))
                .isNull();
        assertThat(ClientAddressProbe.limited(BehindProxyTest.byTls(), given().header("X-Forwarded-For", "192.0.2.8")))
                .isTrue();
    }
}
