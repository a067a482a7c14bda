package org.kept.moved;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.EffectsChart;
import org.kept.ui.Choice;
import org.kept.ui.EmptyState;

/**
 * What moved a KPI as the page shows it, all in words.
 *
 * @param change the value before and after
 * @param period the two weeks they belong to
 * @param weight what the control chart adds to the sentence; null for nothing
 * @param empty instead of the split where there is none
 * @param weeks the week before, this one and the next
 * @param compared with which week it is compared
 * @param parts teams or channels to look at alone, of the dimension that it is not split by
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
        @Nullable MovedTable table) {

    /**
     * The split.
     *
     * @param one what a part is called: {@code team}
     * @param title what the drawing is of, for a reader who does not see it
     * @param whole the row of all of them, whose effects sum to the change
     * @param example how the effects of one of them come about, with its numbers put in
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

    /** One team or channel: null where there is no rate, since it was not there. */
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
