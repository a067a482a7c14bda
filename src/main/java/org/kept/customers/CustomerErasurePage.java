package org.kept.customers;

import org.jspecify.annotations.Nullable;
import org.kept.ingest.ErasureResult;
import org.kept.ui.NumberFormatter;

/**
 * Data of the customer erasure page.
 *
 * @param identifier the identifier as typed; empty at first
 * @param found number of events that name the customer, in a sentence; null before a search
 * @param fault why nothing was done; null if there is no error
 * @param done the result of an erasure; null before
 */
public record CustomerErasurePage(
        String identifier,
        @Nullable String found,
        @Nullable String fault,
        @Nullable ErasureSummary done) {

    /**
     * The result of an erasure, formatted.
     *
     * @param reference its reference in the audit trail; null if no one was erased
     */
    public record ErasureSummary(@Nullable String reference, String what) {}

    static CustomerErasurePage empty() {
        return new CustomerErasurePage("", null, null, null);
    }

    static CustomerErasurePage failed(String identifier, String why) {
        return new CustomerErasurePage(identifier, null, why, null);
    }

    static CustomerErasurePage found(String identifier, long events) {
        return new CustomerErasurePage(identifier, foundText(events), null, null);
    }

    static CustomerErasurePage done(ErasureResult erasureResult) {
        return new CustomerErasurePage(
                "", null, null, new ErasureSummary(erasureResult.reference(), summary(erasureResult)));
    }

    private static String foundText(long events) {
        if (events == 0) {
            return "No event names them as its customer, but a referral or an earlier revision may. Check that the"
                    + " identifier is spelled exactly as in the events.";
        }
        return events == 1
                ? "One event names them as its customer."
                : NumberFormatter.count(events) + " events name them as their customer.";
    }

    private static String summary(ErasureResult erasureResult) {
        if (erasureResult.isNothing()) {
            return "No event or earlier revision named them. Nothing was changed.";
        }
        var events = erasureResult.events() == 1
                ? "one event"
                : NumberFormatter.of(erasureResult.events(), "event", "events");
        if (erasureResult.earlierRevisions() == 0) {
            return "Erased from " + events + ". All counts are unchanged.";
        }
        return "Erased from " + events + " and "
                + NumberFormatter.of(erasureResult.earlierRevisions(), "earlier revision", "earlier revisions")
                + ". All counts are unchanged.";
    }
}
