package org.kept.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers of Standard Webhooks: Base64 of HMAC-SHA256 over id, timestamp and body, joined by full stops.
 *
 * <p>A secret is Base64 after {@code whsec_}.
 */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private WebhookSignature() {}

    /** A secret made of random text. */
    static String secretOf(String random) {
        return PREFIX + Base64.getEncoder().encodeToString(random.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes of a secret of 24 to 64 bytes; empty if it is none. */
    private static Optional<byte[]> bytes(String secret) {
        var text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            return Optional.of(Base64.getDecoder().decode(text))
                    .filter(bytes -> bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isSecret(String text) {
        return bytes(text).isPresent();
    }

    /** The headers for a delivery that is sent at a time. */
    static Map<String, String> headers(String secret, UUID id, Instant at, byte[] body) {
        var time = String.valueOf(at.getEpochSecond());
        return Map.of(
                "webhook-id",
                id.toString(),
                "webhook-timestamp",
                time,
                "webhook-signature",
                sign(secret, id, time, body));
    }

    private static String sign(String secret, UUID id, String time, byte[] body) {
        var key = bytes(secret).orElseThrow(() -> new IllegalArgumentException("not a secret of a webhook"));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
