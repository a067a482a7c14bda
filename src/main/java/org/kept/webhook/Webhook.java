package org.kept.webhook;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of another system that is told what happens.
 *
 * @param url encrypted, because for a chat the address is the secret
 * @param shownUrl the address as it may be shown
 * @param secret encrypted; null for a format that is not signed
 * @param types what it is told of, at least one
 */
public record Webhook(
        String name,
        String url,
        String shownUrl,
        @Nullable String secret,
        WebhookFormat format,
        List<NewsType> types,
        Instant created,
        String createdBy) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public Webhook {
        types = List.copyOf(types);
    }

    /** Whether a webhook can have that name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** What its address is encrypted for. */
    static String addressPurpose(String name) {
        return "webhook address " + name;
    }

    /** What its secret is encrypted for. */
    static String secretPurpose(String name) {
        return "webhook secret " + name;
    }
}
