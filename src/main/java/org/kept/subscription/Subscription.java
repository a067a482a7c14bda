package org.kept.subscription;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person gets by mail.
 *
 * @param person an e-mail address
 * @param pace null for alerts
 */
public record Subscription(
        UUID id,
        String person,
        SubscriptionKind kind,
        @Nullable DigestPace pace,
        SubscriptionScope scope,
        Instant created,
        String createdBy) {

    /** In a sentence: {@code the weekly digest of everything}. */
    public String words() {
        return (pace == null ? "alerts about " : "the " + pace.code() + " digest of ") + scope.words();
    }

    /** At the beginning of a line: {@code Weekly digest of everything}. */
    public String title() {
        var words = words().replaceFirst("^the ", "");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
