package org.kept.hook.signature;

/** Shopify: Base64 of HMAC-SHA256 over the body, with an app's client secret or the secret shown below webhooks. */
final class ShopifySignature implements SignatureVerifier {

    private final HmacKey key;

    ShopifySignature(String secret) {
        this.key = HmacKey.sha256(secret);
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        return HmacKey.compare(
                key.base64("", request.body()),
                request.header("X-Shopify-Hmac-Sha256"),
                request.deliveryId("X-Shopify-Webhook-Id"));
    }
}
