package org.kept.scorecard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.Sparkline;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;
import org.kept.ui.EmptyState;
import org.kept.ui.FormattedReading;
import org.kept.view.ChartNote;
import org.kept.view.ExcludedNotice;

/**
 * A week's scorecard as page text.
 *
 * @param period the week, with the zone and the slice
 * @param statement the mission, split where its clauses begin and end
 * @param inMind the clause of the week in progress; null on pages of older weeks
 * @param attention what needs a look, worst first
 * @param deeds what was agreed and is overdue, who was thanked, and what is new in the mission
 * @param notice what the reader must know about the week; usually null
 * @param publication whether the week is published; null if there is nothing to publish
 * @param empty replaces the table if there is nothing to judge; usually null
 * @param weeks links to the week before, this one and the next
 * @param figures the page where the viewer can type figures of this week; null if they cannot
 * @param aside KPIs that are deliberately not scored
 * @param happened notes about the week
 * @param excluded the exclusions behind the numbers of the week, as they are now
 * @param excludedNote what is without the excluded time
 * @param downloads the numbers of the page as files
 */
public record ScorecardPage(
        String period,
        List<ScorecardPiece> statement,
        @Nullable String headline,
        @Nullable ClauseOfTheWeek inMind,
        Attention attention,
        ScorecardDeeds deeds,
        @Nullable ScorecardNotice notice,
        @Nullable PublicationNote publication,
        @Nullable EmptyState empty,
        List<Choice> weeks,
        List<Choice> teams,
        List<Choice> channels,
        @Nullable String figures,
        List<ClauseGroup> clauses,
        List<ScorecardAside> aside,
        List<ChartNote> happened,
        List<ExcludedNotice.ExcludedLine> excluded,
        String excludedNote,
        DownloadLinks downloads) {

    /**
     * What people do about the numbers.
     *
     * @param overdue agreed actions that should have been done, the longest overdue first
     * @param thanks recognitions for the week
     * @param mayRaise whether the viewer may raise an action at a row
     */
    public record ScorecardDeeds(List<OverdueAction> overdue, List<WeekThanks> thanks, boolean mayRaise) {

        /** Nothing, as on a screen. */
        public static final ScorecardDeeds NONE = new ScorecardDeeds(List.of(), List.of(), false);
    }

    /** An overdue action with its owner and for how long it is overdue, in words. */
    public record OverdueAction(String title, String href, String owner, String overdue) {}

    /** Thanks to a team or a person; {@code quote} is the clause it is for, null if it is for none. */
    public record WeekThanks(String to, @Nullable String quote, String text, String by) {}

    /** A piece of the statement; a piece that is a clause has its code and verdict. */
    public record ScorecardPiece(
            String text, @Nullable String code, @Nullable String state) {}

    /** The clause of the week and how we keep it; {@code behaviours} is blank if the mission does not say. */
    public record ClauseOfTheWeek(String code, String quote, String behaviours) {}

    /** A sentence with an optional link. */
    public record ScorecardNotice(
            String text, @Nullable String href, @Nullable String link) {}

    /**
     * Whether a week is published, and what differs since.
     *
     * @param status when it was published, or until when its numbers may change
     * @param comment what a manager says about the week, in lines; null without one
     * @param restated how many rows differ now, as a sentence; null if none does
     * @param elsewhere what differs of rows that are not in the table, as sentences
     * @param href the page of the publication
     * @param link the text of the link to it
     * @param share the page that makes a share link; null if the viewer may not make any
     */
    public record PublicationNote(
            String status,
            @Nullable String comment,
            @Nullable String commentBy,
            @Nullable String restated,
            List<String> elsewhere,
            String href,
            String link,
            @Nullable String share) {}

    /**
     * A row of a published week that differs now.
     *
     * @param then the published value in words
     * @param now the value now in words
     * @param verdict the verdict now, such as "now missed"; null if it is the published one
     * @param sentence what was published, what it is now, and why
     */
    public record RestatedLine(
            String then, String now, @Nullable String verdict, String sentence) {}

    /**
     * The hours, or teams and channels, of a published week that differ now.
     *
     * @param by what they are: {@code by hour}
     * @param kept how many of the judged ones met the target; null if none was judged
     * @param sentence what was published, what it is now, and why
     * @param raise the address of the form that raises an action at it; null unless it was missed
     */
    public record ShareLine(
            String name,
            String href,
            String by,
            @Nullable String kept,
            @Nullable String target,
            String sentence,
            @Nullable String verdict,
            @Nullable String raise) {}

    /**
     * What needs a look.
     *
     * @param lines at most five, worst first
     * @param all the number of KPIs that need a look, shown if it is more than there are lines
     */
    public record Attention(List<AttentionLine> lines, int all) {

        /** Whether there are more than are shown. */
        public boolean isCut() {
            return all > lines.size();
        }
    }

    /**
     * A KPI that needs a look.
     *
     * @param value in words: a value, or the number of hours, teams or channels
     * @param since since when, as a sentence
     * @param moved the page that says what moved it since then
     * @param done the notes about it on its trend page
     * @param notes the number of notes since then, in words; null if there are none
     */
    public record AttentionLine(
            String name,
            String href,
            String value,
            @Nullable String target,
            @Nullable String verdict,
            @Nullable String variation,
            String since,
            String moved,
            String done,
            @Nullable String notes) {}

    /**
     * A clause and its rows.
     *
     * @param stands the verdict, that of its worst row; of a published week the one that was published; null if nothing
     *     could be judged
     * @param now the verdict now in words, where another one was published; usually null
     * @param variation null if no rule fired
     * @param lasting the assurance; null while a signal says that the process may have changed
     * @param hours filled if the clause promises all hours
     * @param segments filled if the clause promises everyone
     * @param shares of a published week: hours, teams and channels that differ now
     * @param guarantee how often its guarantee was broken; null if that is not counted
     */
    public record ClauseGroup(
            String code,
            String quote,
            @Nullable String owner,
            @Nullable String stands,
            @Nullable String now,
            @Nullable String variation,
            @Nullable String lasting,
            List<MeasureLine> rows,
            List<HourPromiseRow> hours,
            List<SegmentPromiseRow> segments,
            List<ShareLine> shares,
            @Nullable LiabilityRow guarantee) {}

    /** The row of a guarantee's KPI, and what is owed in words; null if nothing was counted. */
    public record LiabilityRow(MeasureLine row, @Nullable String words) {}

    /**
     * The row of a KPI.
     *
     * @param why the address of the page that explains its score
     * @param raise the address of the form that raises an action at it
     * @param verdict null if it is not judged
     * @param notable whether it needs a look
     * @param excluded the number with excluded time, in words; null if no exclusion touches the week
     * @param excludedBecause the reasons of the exclusions and their authors; null if there are none
     * @param hours the opening hours that count, in words; null if every moment counts
     * @param restated null if the week is not published, or the row is as it was
     */
    public record MeasureLine(
            String name,
            String href,
            String why,
            String raise,
            @Nullable String role,
            String because,
            FormattedReading figure,
            @Nullable String target,
            @Nullable String gap,
            Sparkline spark,
            @Nullable String previous,
            @Nullable String verdict,
            @Nullable String variation,
            @Nullable String assurance,
            boolean notable,
            @Nullable String excluded,
            @Nullable String excludedBecause,
            @Nullable String hours,
            @Nullable RestatedLine restated) {}

    /** A KPI that is deliberately not scored, with the reason. */
    public record ScorecardAside(String name, String href, String because) {}
}
