package org.kept.access;

import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kept.TestBrowser;
import org.kept.TestDatabase;
import org.kept.TestKeys;

/** An unreachable provider does not affect sign-in by password. */
@QuarkusTest
@TestProfile(OidcProviderDownTest.Away.class)
class OidcProviderDownTest {

    /** An unreachable provider, and a trusted proxy for {@link BehindProxyTest}: each profile needs its own start. */
    public static final class Away implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(TestDatabase.empty());
            overrides.put("quarkus.oidc.tenant-enabled", "true");
            overrides.put("quarkus.oidc.auth-server-url", "http://localhost:1");
            overrides.put("quarkus.oidc.client-id", TestProvider.CLIENT);
            overrides.put("quarkus.oidc.credentials.secret", TestProvider.SECRET);
            overrides.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            overrides.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1");
            return overrides;
        }
    }

    @Test
    void withoutTheProviderPasswordsWorkAndTheSignInPageSaysSo() {
        TestKeys.signedIn().get("/account").then().statusCode(200);
        TestKeys.withKey().get("/api/v1/keys").then().statusCode(200);

        var browser = new TestBrowser();
        browser.get("/login").then().body(containsString("Sign in with the company account"));
        browser.get("/login/company?next=/account")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?company=unreachable"));
        browser.get("/login?company=unreachable")
                .then()
                .statusCode(200)
                .body(containsString("cannot be reached at the moment"));
    }
}
