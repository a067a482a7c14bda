package org.kept.customers;

import org.jspecify.annotations.Nullable;
import org.kept.ingest.ErasureResult;
import org.kept.ui.NumberFormatter;

/**
 * What the page of customers to erase shows.
 *
 * @param identifier what was typed; empty to begin with
 * @param found what is known of whoever that is; null until somebody asks
 * @param fault why nothing was done; null where nothing is wrong
 * @param done what was erased; null until it is
 */
public record CustomerErasurePage(
        String identifier,
        @Nullable String found,
        @Nullable String fault,
        @Nullable ErasureSummary done) {

    /**
     * An erasure in words.
     *
     * @param reference its name in the trail; null where nobody was erased
     */
    public record ErasureSummary(@Nullable String reference, String what) {}

    static CustomerErasurePage begin() {
        return new CustomerErasurePage("", null, null, null);
    }

    static CustomerErasurePage wrong(String identifier, String why) {
        return new CustomerErasurePage(identifier, null, why, null);
    }

    static CustomerErasurePage found(String identifier, long events) {
        return new CustomerErasurePage(identifier, found(events), null, null);
    }

    static CustomerErasurePage done(ErasureResult erasureResult) {
        return new CustomerErasurePage(
                "", null, null, new ErasureSummary(erasureResult.reference(), what(erasureResult)));
    }

    private static String found(long events) {
        if (events == 0) {
            return "No event names them as its customer now; a referral or an earlier revision still may. Look whether it"
                    + " is written letter by letter as the events were sent.";
        }
        return events == 1
                ? "One event names them as its customer."
                : NumberFormatter.count(events) + " events name them as their customer.";
    }

    private static String what(ErasureResult erasureResult) {
        if (erasureResult.isNothing()) {
            return "Nothing named them: no event, and no earlier revision of one.";
        }
        var events =
                erasureResult.events() == 1 ? "One event" : NumberFormatter.count(erasureResult.events()) + " events";
        var revisions = erasureResult.earlierRevisions() == 1
                ? "one earlier revision"
                : NumberFormatter.count(erasureResult.earlierRevisions()) + " earlier revisions";
        var all = erasureResult.earlierRevisions() == 0 ? events : events + " and " + revisions;
        return all + " named them and no longer " + (all.equals("One event") ? "does." : "do.")
                + " Every count is as it was.";
    }
}
