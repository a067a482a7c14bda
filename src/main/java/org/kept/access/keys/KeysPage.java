package org.kept.access.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * Data of the API keys page.
 *
 * @param keys the active keys
 * @param over the expired and revoked keys
 * @param soon a warning about keys that expire soon; null if there are none
 * @param made the key just created, shown only once; null otherwise
 * @param beside a note on the key that {@code made} replaces; null if it replaces none
 * @param address the URL that events are sent to, for the example command
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
     * A key, formatted.
     *
     * @param limits its data scope and rate limit, one per line
     * @param soon a warning if it expires within 14 days; null otherwise
     * @param together the keys that it replaces or is replaced by, one per line
     * @param mayRotate whether it is active and not yet replaced
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

    /** An option: a scope or a lifetime. */
    public record KeyFormChoice(String word, String means, boolean chosen) {}
}
