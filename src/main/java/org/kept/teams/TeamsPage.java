package org.kept.teams;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.FunnelChart;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;
import org.kept.ui.EmptyState;
import org.kept.ui.FormattedReading;

/**
 * The page "teams compared" as text.
 *
 * @param value the value of all of them together; null without data
 * @param period the weeks covered
 * @param dispersion why the limits were widened; null if they were not
 * @param empty shown in place of the comparison if there is none
 * @param listed which of how many are listed; null if all are
 * @param next address of the next ones; null if there are none
 * @param first address of the first ones; null if they are listed
 * @param working how the limits were calculated
 * @param downloads the numbers of the page as files
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
        @Nullable String listed,
        @Nullable String next,
        @Nullable String first,
        List<String> working,
        DownloadLinks downloads) {

    /**
     * The funnel plot; title and description are its text alternative.
     *
     * @param unnamed how many are dots without a name; null if none are
     */
    public record FunnelFigure(
            String title, String description, @Nullable String unnamed, FunnelChart wide, FunnelChart narrow) {}

    /**
     * One team or channel.
     *
     * @param mark the code of its mark; null if it is not an outlier
     * @param word the meaning of the mark
     * @param band its position relative to the limits
     * @param excluded its value with excluded time; null if nothing is excluded
     */
    public record TeamsRow(
            String name,
            @Nullable String href,
            FormattedReading figure,
            @Nullable String sample,
            @Nullable String interval,
            @Nullable String mark,
            String word,
            String band,
            @Nullable String excluded) {}
}
