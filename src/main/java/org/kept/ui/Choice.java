package org.kept.ui;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link that switches what the page shows. The tag {@code choices} draws a row of them, folded if there are more than 24.
 *
 * @param current whether the page shows it now
 * @param key the keyboard shortcut, as {@code KeyboardEvent.key} names it; null for none
 */
public record Choice(
        String name, String href, boolean current, @Nullable String key) {

    /** A choice without a keyboard shortcut. */
    public static Choice of(String name, String href, boolean current) {
        return new Choice(name, href, current, null);
    }

    /**
     * Links for the values of a query parameter, preceded by one that removes it.
     *
     * @param all label of the link that removes the parameter
     * @param chosen the current value, listed even if it is not among {@code values}; null for none
     * @return an empty list if there is nothing to choose between
     */
    public static List<Choice> ofValues(
            PageUrl pageUrl, String parameter, String all, List<String> values, @Nullable String chosen) {
        if (values.isEmpty() && chosen == null) {
            return List.of();
        }
        var choices = new ArrayList<Choice>();
        choices.add(of(all, pageUrl.with(parameter, null).href(), chosen == null));
        values.forEach(
                value -> choices.add(of(value, pageUrl.with(parameter, value).href(), value.equals(chosen))));
        if (chosen != null && !values.contains(chosen)) {
            choices.add(of(chosen, pageUrl.with(parameter, chosen).href(), true));
        }
        return List.copyOf(choices);
    }
}
