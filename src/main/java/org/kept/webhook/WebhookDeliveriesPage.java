package org.kept.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;

/**
 * Data of the page of a webhook's deliveries.
 *
 * @param paused why nothing is sent to it; null while it is not paused
 * @param next the address of the older deliveries; null on the last page
 * @param first the address of the newest deliveries; null on the first page
 * @param downloads the deliveries in that state as files
 */
public record WebhookDeliveriesPage(
        String name,
        String url,
        String format,
        @Nullable String paused,
        List<Choice> states,
        List<WebhookDeliveryLine> deliveries,
        @Nullable String next,
        @Nullable String first,
        DownloadLinks downloads) {

    /**
     * A delivery, formatted.
     *
     * @param outcome what became of it, in words
     * @param repeatable whether it has ended, so that it can be sent again
     */
    public record WebhookDeliveryLine(
            String id, String created, String type, String title, String state, String outcome, boolean repeatable) {}
}
