package org.kept.hook.signature;

/** Typeform: Base64 of HMAC-SHA256 over the body, after {@code sha256=}. */
final class TypeformSignature implements SignatureVerifier {

    private final HmacKey key;

    TypeformSignature(String secret) {
        this.key = HmacKey.sha256(secret);
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        return HmacKey.compare("sha256=" + key.base64("", request.body()), request.header("Typeform-Signature"), null);
    }
}
