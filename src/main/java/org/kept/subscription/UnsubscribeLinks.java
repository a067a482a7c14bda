package org.kept.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.kept.access.Installation;

/** Signed links that end a subscription without signing in. */
@ApplicationScoped
public class UnsubscribeLinks {

    private static final String PURPOSE = "unsubscribe ";
    private static final Pattern TOKEN =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.([0-9A-Za-z_-]{43})");

    private final Installation installation;

    UnsubscribeLinks(Installation installation) {
        this.installation = installation;
    }

    /** The path of the link for a subscription. */
    public String path(UUID subscription) {
        return "/unsubscribe/" + subscription + "." + sign(subscription);
    }

    /** The subscription of a link; empty if Kept did not make it. */
    Optional<UUID> subscription(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var id = UUID.fromString(parts.group(1));
        var expected = sign(id).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, parts.group(2).getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(id)
                : Optional.empty();
    }

    private String sign(UUID subscription) {
        try {
            var mac = Mac.getInstance(Installation.HASH_ALGORITHM);
            mac.init(installation.customerKey());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((PURPOSE + subscription).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + Installation.HASH_ALGORITHM, e);
        }
    }
}
