package org.kept.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Choice;

/**
 * Data of the page of a webhook's deliveries.
 *
 * @param paused why nothing is sent to it; null while it is not paused
 */
public record WebhookDeliveriesPage(
        String name,
        String url,
        String format,
        @Nullable String paused,
        List<Choice> states,
        List<WebhookDeliveryLine> deliveries) {

    /**
     * A delivery, formatted.
     *
     * @param outcome what became of it, in words
     * @param repeatable whether it has ended, so that it can be sent again
     */
    public record WebhookDeliveryLine(
            String id, String created, String type, String title, String state, String outcome, boolean repeatable) {}
}
