package org.kept.hook.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Basic authentication (RFC 7617); the secret is the user name and the password, separated by a colon. */
final class BasicSignature implements SignatureVerifier {

    private static final String SCHEME = "Basic ";

    private final String credentials;

    BasicSignature(String secret) {
        this.credentials = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        var header = request.header("Authorization");
        if (header != null && !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new SignatureResult.Refused(SignatureFault.MALFORMED);
        }
        return HmacKey.compare(
                credentials,
                header == null ? null : header.substring(SCHEME.length()).strip(),
                null);
    }
}
