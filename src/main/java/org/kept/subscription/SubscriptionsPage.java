package org.kept.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * Data of the page of a person's own subscriptions.
 *
 * @param notice why no mail is sent; null if mail is set up
 * @param sent the subscription of which a trial is sent; null otherwise
 * @param scopes what a subscription can be about
 */
public record SubscriptionsPage(
        @Nullable String notice,
        String email,
        List<SubscriptionLine> subscriptions,
        @Nullable String sent,
        List<SubscriptionOption> kinds,
        List<SubscriptionOption> scopes,
        boolean administrator,
        FormErrors faults) {

    /**
     * A subscription, formatted.
     *
     * @param preview the page that shows its mail; null for alerts
     */
    public record SubscriptionLine(
            String id, String title, @Nullable String preview) {}

    /** An option of a list. */
    public record SubscriptionOption(String code, String name, boolean chosen) {}
}
