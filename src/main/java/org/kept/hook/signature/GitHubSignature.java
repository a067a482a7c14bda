package org.kept.hook.signature;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The style of GitHub, which many systems share: HMAC-SHA256 over the body in hexadecimal digits, after
 * {@code sha256=}.
 *
 * <p>GitHub tests an address with a signed {@code ping}. WebSub hubs and Meta test it with a {@code GET}; its challenge
 * is returned if its token is the secret.
 */
final class GitHubSignature implements SignatureVerifier {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~-]{1,200}");

    private final String secret;
    private final HmacKey key;

    GitHubSignature(String secret) {
        this.secret = secret;
        this.key = HmacKey.sha256(secret);
    }

    @Override
    public SignatureResult verify(HookRequest request) {
        var result = HmacKey.compare(
                "sha256=" + key.hex("", request.body()),
                request.header("X-Hub-Signature-256"),
                request.deliveryId("X-GitHub-Delivery"));
        return result instanceof SignatureResult.Genuine && "ping".equals(request.header("X-GitHub-Event"))
                ? new SignatureResult.Probe()
                : result;
    }

    @Override
    public @Nullable String challenge(Map<String, String> query) {
        var challenge = query.getOrDefault("hub.challenge", "");
        var genuine = HmacKey.isEqual(secret, query.getOrDefault("hub.verify_token", ""))
                && "subscribe".equals(query.get("hub.mode"));
        return genuine && CHALLENGE.matcher(challenge).matches() ? challenge : null;
    }
}
