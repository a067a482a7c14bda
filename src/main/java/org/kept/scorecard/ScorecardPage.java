package org.kept.scorecard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.Sparkline;
import org.kept.ui.Choice;
import org.kept.ui.EmptyState;
import org.kept.ui.FormattedReading;
import org.kept.view.ChartNote;

/**
 * A week's scorecard as the page shows it, all in words.
 *
 * @param period the week, with the zone and the part of the company it is about
 * @param statement the mission, cut where its clauses begin and end
 * @param inMind the clause of the week that runs; null on a page of older weeks
 * @param notice something about the week that the reader has to know; null for most
 * @param empty instead of the table where there is nothing to judge; null for most
 * @param weeks the week before, this one and the next
 * @param aside KPIs that are deliberately no part of the mission
 * @param happened what people noted about the week
 */
public record ScorecardPage(
        String period,
        List<ScorecardPiece> statement,
        @Nullable String headline,
        @Nullable ClauseOfTheWeek inMind,
        @Nullable ScorecardNotice notice,
        @Nullable EmptyState empty,
        List<Choice> weeks,
        List<Choice> teams,
        List<Choice> channels,
        List<ClauseGroup> clauses,
        List<ScorecardAside> aside,
        List<ChartNote> happened) {

    /** Words of the mission; those of a clause have its code and how it fares. */
    public record ScorecardPiece(
            String text, @Nullable String code, @Nullable String state) {}

    /** The clause of the week, and what people do for it; blank where the mission does not say. */
    public record ClauseOfTheWeek(String code, String quote, String behaviours) {}

    /** A sentence, and where it leads. */
    public record ScorecardNotice(
            String text, @Nullable String href, @Nullable String link) {}

    /**
     * A clause and its rows, the worst of which it stands by.
     *
     * @param stands its verdict; null where nothing could be judged
     * @param variation null where no rule fired
     * @param lasting what its processes will do about the targets; null where a signal says that they no longer stand so
     * @param hours where it promises all of them
     * @param segments where it leaves nobody out
     * @param guarantee how often its guarantee was broken; null where that is not counted
     */
    public record ClauseGroup(
            String code,
            String quote,
            @Nullable String owner,
            @Nullable String stands,
            @Nullable String variation,
            @Nullable String lasting,
            List<MeasureLine> rows,
            List<HourPromiseRow> hours,
            List<SegmentPromiseRow> segments,
            @Nullable LiabilityRow guarantee) {}

    /** A guarantee's KPI in the week, and what is owed for it in words; null where nothing was counted. */
    public record LiabilityRow(MeasureLine row, @Nullable String words) {}

    /** One KPI in the week; {@code why} is the page that says why it is scored. */
    public record MeasureLine(
            String name,
            String href,
            String why,
            @Nullable String role,
            String because,
            FormattedReading figure,
            @Nullable String target,
            @Nullable String gap,
            Sparkline spark,
            @Nullable String previous,
            @Nullable String verdict,
            @Nullable String variation,
            @Nullable String assurance) {}

    /** A KPI that was set aside, and why. */
    public record ScorecardAside(String name, String href, String because) {}
}
