package org.kept.ui;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A page in the navigation.
 *
 * @param current the value of {@code aria-current}: {@code page} on this page, {@code true} on a page below it, null
 *     elsewhere
 */
public record NavigationItem(
        String name, String href, @Nullable String current) {

    /** The item as seen from a path. The item's sections include the given paths and all paths below them. */
    static NavigationItem forPath(String path, String name, String href, String... sections) {
        if (path.equals(href)) {
            return new NavigationItem(name, href, "page");
        }
        var inside =
                Arrays.stream(sections).anyMatch(section -> path.equals(section) || path.startsWith(section + "/"));
        return new NavigationItem(name, href, inside ? "true" : null);
    }
}
