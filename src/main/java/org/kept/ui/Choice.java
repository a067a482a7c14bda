package org.kept.ui;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link that switches what the page shows; the tag {@code choices} draws a row of them.
 *
 * @param current whether it is what the page shows now
 * @param key the key of the keyboard that goes there too, as the browser calls it; null for none
 */
public record Choice(
        String name, String href, boolean current, @Nullable String key) {

    /** A choice without a key. */
    public static Choice of(String name, String href, boolean current) {
        return new Choice(name, href, current, null);
    }

    /**
     * One of several values of a parameter, or all of them.
     *
     * @param all what it is called when the parameter is absent
     * @param chosen the value now; listed even where it is none of the values
     * @return nothing where there is nothing to choose between
     */
    public static List<Choice> among(
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
