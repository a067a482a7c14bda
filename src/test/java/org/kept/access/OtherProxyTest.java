package org.kept.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The proxy that is trusted is elsewhere: whoever reaches Kept past it is not believed. */
@QuarkusTest
@TestProfile(OtherProxyTest.Elsewhere.class)
class OtherProxyTest {

    /** A proxy on another machine. */
    public static final class Elsewhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.trusted-proxies",
                    "198.51.100.1");
        }
    }

    @Test
    void whoeverComesPastTheProxyIsNotBelieved() {
        assertThat(BehindProxyTest.byTls().get("/login").header("Strict-Transport-Security"))
                .isNull();
        assertThat(AddressSeen.limited(BehindProxyTest.byTls(), given().header("X-Forwarded-For", "192.0.2.8")))
                .isTrue();
    }
}
