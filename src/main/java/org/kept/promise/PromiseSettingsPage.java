package org.kept.promise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that turns the promise page on.
 *
 * @param saved what was done, in words; null if nothing was
 * @param on whether the page is on
 * @param turnOn whether the box that turns it on is ticked
 * @param address the address of the promise page; the path alone if the address of Kept is not known
 * @param reachable whether the address of Kept is known, so that posters and previews have it
 * @param light the colour for the light page as typed; empty for the colour of Kept
 * @param frames the origins as typed, one on each line
 * @param faults what is wrong with the fields
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
     * @param says what Kept's statistics say of it
     * @param shows what the page would show of it
     */
    public record PromiseChoice(
            String code, String quote, boolean chosen, boolean reliable, String says, String shows) {}

    /** What is wrong with a field; {@code field} is its id. */
    public record SettingsFault(String field, String detail) {}

    /** What is wrong with the field; null if nothing is. */
    public @Nullable String fault(String field) {
        return faults.stream()
                .filter(each -> each.field().equals(field))
                .map(SettingsFault::detail)
                .findFirst()
                .orElse(null);
    }
}
