package org.kept.teams;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.FunnelChart;
import org.kept.ui.Choice;
import org.kept.ui.EmptyState;
import org.kept.ui.FormattedReading;

/**
 * Teams compared as the page shows it, all in words.
 *
 * @param value what all of them together come to; null where that is nothing
 * @param period the weeks it is about
 * @param dispersion what widened the limits; null where nothing did
 * @param empty instead of the comparison where there is none
 * @param working how the limits came about
 */
public record TeamsPage(
        String name,
        List<Choice> views,
        String scorecard,
        @Nullable String value,
        String period,
        @Nullable String lead,
        @Nullable String dispersion,
        @Nullable EmptyState empty,
        List<Choice> spans,
        List<Choice> weeks,
        List<Choice> by,
        List<Choice> channels,
        @Nullable FunnelFigure plot,
        String one,
        String many,
        List<TeamsRow> rows,
        List<String> working) {

    /** The drawing, with what it is of for a reader who does not see it. */
    public record FunnelFigure(String title, String description, FunnelChart wide, FunnelChart narrow) {}

    /**
     * One team or channel.
     *
     * @param mark the code of its mark, null where it does not stand out
     * @param word what its mark means
     * @param band where it lies
     */
    public record TeamsRow(
            String name,
            @Nullable String href,
            FormattedReading figure,
            @Nullable String sample,
            @Nullable String interval,
            @Nullable String mark,
            String word,
            String band) {}
}
