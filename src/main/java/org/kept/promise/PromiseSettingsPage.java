package org.kept.promise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that turns the promise page on.
 *
 * @param saved confirmation, in words; null if nothing was saved
 * @param on whether the page is on
 * @param turnOn whether the box that turns it on is ticked
 * @param address the address of the promise page; the path alone if the address of Kept is not known
 * @param reachable whether the address of Kept is known, so that posters and previews have it
 * @param light the colour for the light page as typed; empty for the colour of Kept
 * @param frames the origins as typed, one on each line
 * @param faults errors of the fields
 */
public record PromiseSettingsPage(
        @Nullable String saved,
        boolean on,
        boolean turnOn,
        String address,
        boolean reachable,
        List<PromiseChoice> clauses,
        List<String> takenDown,
        String light,
        String dark,
        String frames,
        boolean logo,
        List<SettingsFault> faults) {

    /**
     * A clause to choose.
     *
     * @param says its reliability, in words
     * @param shows its months on the page, in words
     */
    public record PromiseChoice(
            String code, String quote, boolean chosen, boolean reliable, String says, String shows) {}

    /** Error of a field; {@code field} is its id. */
    public record SettingsFault(String field, String detail) {}

    /** The error of the field; null if there is none. */
    public @Nullable String fault(String field) {
        return faults.stream()
                .filter(each -> each.field().equals(field))
                .map(SettingsFault::detail)
                .findFirst()
                .orElse(null);
    }
}
