package org.kept.customers;

import org.jspecify.annotations.Nullable;
import org.kept.ingest.Erasure;
import org.kept.ui.Numbers;

/**
 * What the page of customers to erase shows.
 *
 * @param identifier what was typed; empty to begin with
 * @param found what is known of whoever that is; null until somebody asks
 * @param fault why nothing was done; null where nothing is wrong
 * @param done what was erased; null until it is
 */
public record CustomersPage(
        String identifier,
        @Nullable String found,
        @Nullable String fault,
        @Nullable Done done) {

    /**
     * An erasure in words.
     *
     * @param reference its name in the trail; null where nobody was erased
     */
    public record Done(@Nullable String reference, String what) {}

    static CustomersPage begin() {
        return new CustomersPage("", null, null, null);
    }

    static CustomersPage wrong(String identifier, String why) {
        return new CustomersPage(identifier, null, why, null);
    }

    static CustomersPage found(String identifier, long events) {
        return new CustomersPage(identifier, found(events), null, null);
    }

    static CustomersPage done(Erasure erasure) {
        return new CustomersPage("", null, null, new Done(erasure.reference(), what(erasure)));
    }

    private static String found(long events) {
        if (events == 0) {
            return "No event names them as its customer now; a referral or an earlier revision still may. Look whether it"
                    + " is written letter by letter as the events were sent.";
        }
        return events == 1
                ? "One event names them as its customer."
                : Numbers.count(events) + " events name them as their customer.";
    }

    private static String what(Erasure erasure) {
        if (erasure.isNothing()) {
            return "Nothing named them: no event, and no earlier revision of one.";
        }
        var events = erasure.events() == 1 ? "One event" : Numbers.count(erasure.events()) + " events";
        var revisions = erasure.earlierRevisions() == 1
                ? "one earlier revision"
                : Numbers.count(erasure.earlierRevisions()) + " earlier revisions";
        var all = erasure.earlierRevisions() == 0 ? events : events + " and " + revisions;
        return all + " named them and no longer " + (all.equals("One event") ? "does." : "do.")
                + " Every count is as it was.";
    }
}
