package org.kept.hook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * Data of the page of all hooks.
 *
 * @param mappings the mappings and recipes to choose from
 * @param saved the address of the hook that was just saved; null otherwise
 */
public record HookListPage(
        List<HookRow> hooks,
        List<HookOption> mappings,
        List<HookOption> schemes,
        @Nullable String saved,
        HookForm form,
        FormErrors faults) {

    /**
     * A hook, formatted.
     *
     * @param address URL to enter in the other system
     * @param failed number of failed deliveries; null if there are none
     * @param refused number of refused deliveries; null if there are none
     */
    public record HookRow(
            String name,
            String address,
            String mapping,
            String scheme,
            String lastDelivery,
            @Nullable String failed,
            @Nullable String refused) {}

    /** An option of a list. */
    public record HookOption(String code, String name, boolean chosen) {}
}
