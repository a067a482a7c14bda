package org.kept.hook.signature;

import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard Webhooks: Base64 of HMAC-SHA256 over id, timestamp and body, joined by full stops.
 *
 * <p>While a secret is being replaced there are several signatures; one of version {@code v1} must match. The secret is
 * Base64, usually after {@code whsec_}.
 */
final class StandardWebhooksSignature implements SignatureVerifier {

    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int MAX_SIGNATURES = 20;

    private final HmacKey key;
    private final AgeLimit age;

    StandardWebhooksSignature(byte[] secret, Clock clock) {
        this.key = HmacKey.sha256(secret);
        this.age = new AgeLimit(clock);
    }

    /** The bytes of a secret; empty if it is not Base64. */
    static Optional<byte[]> bytes(String secret) {
        var text = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        var id = request.deliveryId("webhook-id");
        var time = request.header("webhook-timestamp");
        var header = request.header("webhook-signature");
        if (id == null || time == null || header == null) {
            return new SignatureResult.Refused(SignatureFault.MISSING);
        }
        var fault = fault(id, time, header, request.body());
        return fault == null ? new SignatureResult.Genuine(id) : new SignatureResult.Refused(fault);
    }

    private @Nullable SignatureFault fault(String id, String time, String header, byte[] body) {
        var signed = AgeLimit.moment(time);
        var signatures = header.split(" ", -1);
        if (signed == null || signatures.length > MAX_SIGNATURES) {
            return SignatureFault.MALFORMED;
        }
        var expected = VERSION + key.base64(id + "." + time + ".", body);
        var fits = false;
        for (var each : signatures) {
            fits |= HmacKey.isEqual(expected, each);
        }
        return fits ? age.fault(signed) : SignatureFault.WRONG;
    }
}
