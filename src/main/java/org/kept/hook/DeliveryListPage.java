package org.kept.hook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;

/**
 * Data of the page of a hook's deliveries.
 *
 * @param next the address of the older deliveries; null on the last page
 * @param first the address of the newest deliveries; null on the first page
 * @param failed whether any delivery failed, so that it can be replayed
 * @param refusals refused deliveries, newest first
 * @param replayed result of a replay, as a sentence; null without one
 * @param downloads the deliveries in that state as files
 */
public record DeliveryListPage(
        String name,
        String address,
        String mapping,
        String scheme,
        List<Choice> states,
        List<DeliveryRow> deliveries,
        @Nullable String next,
        @Nullable String first,
        boolean failed,
        List<RefusalRow> refusals,
        @Nullable String replayed,
        DownloadLinks downloads) {

    /**
     * A delivery, formatted.
     *
     * @param events results of its events, such as "1 new"
     */
    public record DeliveryRow(String id, String received, String state, String reason, String events, String topic) {}

    /**
     * The deliveries that were refused for one reason on one day, formatted.
     *
     * @param last time of the last one
     */
    public record RefusalRow(String last, String reason, String refused) {}
}
