package org.kept.hook.signature;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * WooCommerce: Base64 of HMAC-SHA256 over the body.
 *
 * <p>When a webhook is saved, WooCommerce sends a form with the id of the webhook and no signature, and disables the
 * webhook unless the answer is 200.
 */
final class WooCommerceSignature implements SignatureVerifier {

    private static final String HEADER = "X-WC-Webhook-Signature";
    private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,20}");
    private static final int LONGEST_PING = 40;

    private final HmacKey key;

    WooCommerceSignature(String secret) {
        this.key = HmacKey.sha256(secret);
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        if (!request.hasHeader(HEADER) && isPing(request.body())) {
            return new SignatureResult.Probe();
        }
        return HmacKey.compare(
                key.base64("", request.body()), request.header(HEADER), request.deliveryId("X-WC-Webhook-Delivery-ID"));
    }

    private static boolean isPing(byte[] body) {
        return body.length <= LONGEST_PING
                && PING.matcher(new String(body, StandardCharsets.UTF_8).strip())
                        .matches();
    }
}
