package org.kept.access.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * What the page of the API keys shows.
 *
 * @param keys those that hold
 * @param over those that hold no more
 * @param soon what is to be said of keys that end soon; null where none does
 * @param made the key that was just made, shown this once; null on every other visit
 * @param beside what is to be said of the key whose place it takes; null where it takes none
 * @param address where events are pushed to, for the line to try
 */
public record KeysPage(
        List<KeyRow> keys,
        List<KeyRow> over,
        @Nullable String soon,
        @Nullable String made,
        @Nullable String beside,
        String address,
        KeyForm form,
        List<KeyFormChoice> choices,
        List<KeyFormChoice> lifetimes,
        FormErrors faults) {

    /**
     * A key in words.
     *
     * @param limits how far it is let and how often, a line each
     * @param soon that it ends within a fortnight; null where it does not
     * @param together the key that it takes the place of, or that takes its place; a line each
     * @param mayRotate whether it holds and nothing takes its place yet
     */
    public record KeyRow(
            String prefix,
            String name,
            String scopes,
            List<String> limits,
            String created,
            String createdBy,
            String lastUsed,
            String expires,
            @Nullable String soon,
            List<String> together,
            String state,
            boolean mayRotate) {}

    /** Something to choose: a scope, or for how long. */
    public record KeyFormChoice(String word, String means, boolean chosen) {}
}
