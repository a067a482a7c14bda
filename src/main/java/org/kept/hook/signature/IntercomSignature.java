package org.kept.hook.signature;

/** Intercom: HMAC-SHA1 over the body in hexadecimal digits, with the app's client secret. */
final class IntercomSignature implements SignatureVerifier {

    private final HmacKey key;

    IntercomSignature(String secret) {
        this.key = HmacKey.sha1(secret);
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        return HmacKey.compare("sha1=" + key.hex("", request.body()), request.header("X-Hub-Signature"), null);
    }
}
