package org.kept.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * Data of the page of all webhooks.
 *
 * @param saved the name of the webhook that was just saved; null otherwise
 * @param secret the secret that Kept made for it; null if it made none
 */
public record WebhookListPage(
        List<WebhookLine> webhooks,
        List<WebhookOption> formats,
        List<WebhookOption> types,
        @Nullable String saved,
        @Nullable String secret,
        WebhookForm form,
        FormErrors faults) {

    /**
     * A webhook, formatted.
     *
     * @param types what it is told of, in words
     * @param state whether it works, in words
     * @param paused why nothing is sent to it; null while it is not paused
     */
    public record WebhookLine(
            String name,
            String url,
            String format,
            String types,
            String state,
            @Nullable String paused) {}

    /** An option of a list, or a box to tick. */
    public record WebhookOption(String code, String name, boolean chosen) {}
}
