package org.kept.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the API keys shows.
 *
 * @param made the key that was just made, shown this once; null on every other visit
 * @param address where events are pushed to, for the line to try
 */
public record KeysPage(
        List<Row> keys,
        @Nullable String made,
        String address,
        String name,
        List<Choice> choices,
        String expires,
        Faults faults) {

    /** A key in words. */
    public record Row(
            String prefix,
            String name,
            String scopes,
            String created,
            String createdBy,
            String lastUsed,
            String expires,
            String state,
            boolean holds) {}

    /** A scope to choose. */
    public record Choice(String word, String means, boolean chosen) {}
}
