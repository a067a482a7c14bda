package org.kept.wall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the links shows.
 *
 * @param made the link that was just made, shown this once; null on every other visit
 * @param name what was typed so far
 * @param fault what is wrong with it; null when nothing
 */
public record WallLinkListPage(
        List<WallLinkRowView> links,
        @Nullable String made,
        String name,
        @Nullable String fault) {

    /** A link in words. */
    public record WallLinkRowView(String id, String name, String by, String created, String lastSeen) {}
}
