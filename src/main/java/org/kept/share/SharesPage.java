package org.kept.share;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * The page with the share links.
 *
 * @param made the link just created, shown only once; null on any other visit
 */
public record SharesPage(List<ShareRowView> links, @Nullable String made, ShareForm form) {

    /**
     * A share link in words.
     *
     * @param lastDay the last day on which it opens its page
     */
    public record ShareRowView(
            String id, String what, String by, String created, String lastDay, boolean expired, String lastSeen) {}

    /**
     * The form that creates a link, with what was typed.
     *
     * @param expires the last day, as {@code 2026-12-31}
     */
    public record ShareForm(
            List<ShareChoice> pages,
            String week,
            List<ShareChoice> kpis,
            List<ShareChoice> teams,
            String expires,
            FormErrors faults) {}

    /** A choice of a list. */
    public record ShareChoice(String value, String name, boolean selected) {}
}
