package org.kept.hook;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kept.TestEvents;
import org.kept.TestKeys;

/** Creates hooks, and signs deliveries as other systems do. */
public final class TestHooks {

    static final String SECRET = "a secret for the tests";

    /** The same secret in the form of Standard Webhooks. */
    static final String STANDARD_SECRET =
            "whsec_" + Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));

    private TestHooks() {}

    /** A name that no other hook has. */
    static String name() {
        return "h" + UUID.randomUUID().toString().substring(0, 18);
    }

    /** Creates or changes a hook. */
    public static ValidatableResponse put(String name, String mapping, String scheme) {
        return put(name, mapping, scheme, SECRET);
    }

    static ValidatableResponse put(String name, String mapping, String scheme, String secret) {
        return TestKeys.withKey()
                .contentType("application/json")
                .body(TestEvents.json("{'mapping':'" + mapping + "','signature':{'scheme':'" + scheme + "','secret':'"
                                + secret + "'}}")
                        .toString())
                .put("/api/v1/hooks/" + name)
                .then();
    }

    /** A request with exactly that body and no key. */
    static RequestSpecification delivery(String body) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    public static ValidatableResponse shopify(String name, String body) {
        return delivery(body)
                .header("X-Shopify-Hmac-Sha256", base64(body))
                .header("X-Shopify-Topic", "orders/create")
                .post("/hooks/" + name)
                .then();
    }

    static ValidatableResponse wooCommerce(String name, String body) {
        return delivery(body)
                .header("X-WC-Webhook-Signature", base64(body))
                .post("/hooks/" + name)
                .then();
    }

    static ValidatableResponse standard(String name, String id, Instant at, String body) {
        var time = String.valueOf(at.getEpochSecond());
        return delivery(body)
                .header("webhook-id", id)
                .header("webhook-timestamp", time)
                .header("webhook-signature", "v1," + base64(id + "." + time + "." + body))
                .post("/hooks/" + name)
                .then();
    }

    static String base64(String body) {
        return Base64.getEncoder().encodeToString(hmac(body));
    }

    static String hex(String body) {
        return HexFormat.of().formatHex(hmac(body));
    }

    private static byte[] hmac(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An order as Shopify sends it. */
    public static String shopifyOrder(String id, String customer, String price) {
        return TestEvents.json("{'id':'" + id + "','order_number':1,'created_at':'2024-03-04T10:00:00Z','email':'"
                        + customer + "','total_price':'" + price + "','source_name':'web','test':false}")
                .toString();
    }

    static ValidatableResponse deliveries(String name, String query) {
        return TestKeys.withKey()
                .get("/api/v1/hooks/" + name + "/deliveries" + query)
                .then()
                .statusCode(200);
    }
}
