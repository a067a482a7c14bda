package org.kept.action;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.DownloadLinks;
import org.kept.ui.PageUrl;

/**
 * The list of actions.
 *
 * @param groups by state, open ones first; empty groups are left out
 * @param said what customers said and what was done
 * @param saidListed how much of that is listed, as a sentence; null if all of it is
 */
record ActionListPage(
        List<ActionGroup> groups,
        List<SaidAndDone> said,
        @Nullable String saidListed) {

    /** All actions as files. */
    public DownloadLinks downloads() {
        return DownloadLinks.of(PageUrl.of("/api/v1/actions"));
    }

    /**
     * Actions in one state.
     *
     * @param listed how many of them are listed, as a sentence; null if all are
     */
    record ActionGroup(
            String code,
            String heading,
            List<ActionLine> lines,
            @Nullable String listed) {}

    /**
     * An action in the list.
     *
     * @param about the clause, KPI and team it is about; empty for none
     * @param overdue for how long it is overdue, in words; null if it is not
     */
    record ActionLine(
            String title,
            String href,
            String about,
            @Nullable String owner,
            @Nullable String due,
            @Nullable String overdue) {}

    /**
     * What customers said and what was done.
     *
     * @param finding whether the number has moved since; null if none was named
     * @param isPublic whether everyone can read it on the promise page
     */
    record SaidAndDone(
            String said,
            String did,
            String when,
            String href,
            @Nullable String finding,
            boolean isPublic) {}
}
