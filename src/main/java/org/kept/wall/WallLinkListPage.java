package org.kept.wall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page with the screen links.
 *
 * @param made the link just created, shown only once; null on any other visit
 * @param name the name typed so far
 * @param fault what is wrong with it; null if nothing is
 */
public record WallLinkListPage(
        List<WallLinkRowView> links,
        @Nullable String made,
        String name,
        @Nullable String fault) {

    /** A screen link in words. */
    public record WallLinkRowView(String id, String name, String by, String created, String lastSeen) {}
}
