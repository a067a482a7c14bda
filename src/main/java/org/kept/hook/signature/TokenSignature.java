package org.kept.hook.signature;

/** A token in each delivery, as {@code Authorization: Bearer} or in {@code X-Hook-Token}. */
final class TokenSignature implements SignatureVerifier {

    private static final String SCHEME = "Bearer ";

    private final String token;

    TokenSignature(String secret) {
        this.token = secret;
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        var header = request.header("Authorization");
        if (header == null) {
            return HmacKey.compare(token, request.header("X-Hook-Token"), null);
        }
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? HmacKey.compare(token, header.substring(SCHEME.length()).strip(), null)
                : new SignatureResult.Refused(SignatureFault.MALFORMED);
    }
}
