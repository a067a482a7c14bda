package org.kept.hook.signature;

/**
 * Zendesk: Base64 of HMAC-SHA256 over the timestamp header as sent, followed by the body.
 *
 * <p>Zendesk states no age limit and retries a failed delivery for a long time, so no limit is applied. Tests of a
 * webhook that is not created yet are signed with a publicly known secret, so their signature proves nothing.
 */
final class ZendeskSignature implements SignatureVerifier {

    /** The secret of test deliveries, published in Zendesk's documentation. */
    static final String TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

    private final HmacKey key;
    private final HmacKey testKey = HmacKey.sha256(TEST_SECRET);

    ZendeskSignature(String secret) {
        this.key = HmacKey.sha256(secret);
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        var timestamp = request.header("X-Zendesk-Webhook-Signature-Timestamp");
        var given = request.header("X-Zendesk-Webhook-Signature");
        if (timestamp == null || given == null) {
            return new SignatureResult.Refused(SignatureFault.MISSING);
        }
        var result = HmacKey.compare(
                key.base64(timestamp, request.body()), given, request.deliveryId("X-Zendesk-Webhook-Invocation-Id"));
        return result instanceof SignatureResult.Refused
                        && HmacKey.isEqual(testKey.base64(timestamp, request.body()), given)
                ? new SignatureResult.Probe()
                : result;
    }
}
