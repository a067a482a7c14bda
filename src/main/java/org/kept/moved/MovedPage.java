package org.kept.moved;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.EffectsChart;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;
import org.kept.ui.EmptyState;
import org.kept.view.ExcludedNotice;

/**
 * The page "what moved it" as text.
 *
 * @param change the values before and after; null if either is absent
 * @param period the two weeks compared
 * @param weight what the control chart adds to the sentence; null for nothing
 * @param empty shown in place of the split if there is none
 * @param weeks links to the week before, this one and the next
 * @param compared the choice of the week to compare with
 * @param excludedBefore the effect of exclusions on the earlier week, as {@code excludedAfter} on the later one; null
 *     if none touches it
 * @param parts filter by the dimension that the split does not use
 * @param downloads the numbers of the page as files
 */
public record MovedPage(
        String name,
        List<Choice> views,
        String scorecard,
        @Nullable String change,
        String period,
        @Nullable String lead,
        @Nullable String weight,
        @Nullable EmptyState empty,
        List<Choice> weeks,
        List<Choice> compared,
        List<Choice> by,
        List<Choice> parts,
        String partsLabel,
        @Nullable MovedTable table,
        @Nullable ExcludedNotice excludedBefore,
        @Nullable ExcludedNotice excludedAfter,
        DownloadLinks downloads) {

    /**
     * The split.
     *
     * @param one the noun for one part: {@code team}
     * @param title the accessible name of the chart
     * @param whole the total row; its effects sum to the change
     * @param example worked arithmetic of one part
     */
    public record MovedTable(
            String one,
            String heading,
            String title,
            String description,
            EffectsChart wide,
            EffectsChart narrow,
            List<MovedRow> rows,
            MovedRow whole,
            List<String> example) {}

    /** One team or channel; a rate is null for a week in which the part was absent. */
    public record MovedRow(
            String name,
            @Nullable String href,
            @Nullable String before,
            @Nullable String after,
            String shareBefore,
            String shareAfter,
            String rate,
            String mix,
            String together) {}
}
