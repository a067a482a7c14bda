package org.kept.ui;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A page in the navigation.
 *
 * @param current the value of {@code aria-current}: {@code page} there, {@code true} on a page below it, null elsewhere
 */
public record NavigationItem(
        String name, String href, @Nullable String current) {

    /** The place as it looks from a path; a section's pages are its own path and all paths below that. */
    static NavigationItem seenFrom(String path, String name, String href, String... sections) {
        if (path.equals(href)) {
            return new NavigationItem(name, href, "page");
        }
        var inside =
                Arrays.stream(sections).anyMatch(section -> path.equals(section) || path.startsWith(section + "/"));
        return new NavigationItem(name, href, inside ? "true" : null);
    }
}
