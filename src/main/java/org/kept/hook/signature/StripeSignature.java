package org.kept.hook.signature;

import java.time.Clock;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stripe: {@code t=…,v1=…}, where {@code v1} is HMAC-SHA256 in hexadecimal digits over {@code t}, a full stop and the
 * body.
 *
 * <p>While a secret is being replaced there are several {@code v1}; one of them must match. Other versions are ignored.
 */
final class StripeSignature implements SignatureVerifier {

    private static final int MAX_PARTS = 20;

    private final HmacKey key;
    private final AgeLimit age;

    StripeSignature(String secret, Clock clock) {
        this.key = HmacKey.sha256(secret);
        this.age = new AgeLimit(clock);
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        var header = request.header("Stripe-Signature");
        var fault = header == null ? SignatureFault.MISSING : fault(header, request.body());
        return fault == null ? new SignatureResult.Genuine(null) : new SignatureResult.Refused(fault);
    }

    private @Nullable SignatureFault fault(String header, byte[] body) {
        var times = new ArrayList<String>();
        var signatures = new ArrayList<String>();
        var parts = header.split(",", -1);
        if (parts.length > MAX_PARTS) {
            return SignatureFault.MALFORMED;
        }
        for (var part : parts) {
            var text = part.strip();
            if (text.startsWith("t=")) {
                times.add(text.substring("t=".length()));
            } else if (text.startsWith("v1=")) {
                signatures.add(text.substring("v1=".length()));
            }
        }
        var signed = times.size() == 1 ? AgeLimit.moment(times.get(0)) : null;
        if (signed == null || signatures.isEmpty()) {
            return SignatureFault.MALFORMED;
        }
        var expected = key.hex(times.get(0) + ".", body);
        var fits = false;
        for (var each : signatures) {
            fits |= HmacKey.isEqual(expected, each);
        }
        return fits ? age.fault(signed) : SignatureFault.WRONG;
    }
}
