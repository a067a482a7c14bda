package org.kept.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.chart.TrendFigure;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;
import org.kept.ui.EmptyState;
import org.kept.view.CalculationDetails;
import org.kept.view.ChartNote;
import org.kept.view.ExcludedNotice;
import org.kept.view.LimitsNarrative;

/**
 * A KPI's trend as page text.
 *
 * @param views links to the pages about this KPI
 * @param clause the first clause it measures, for the link back; null if there is none
 * @param now the last complete period with a value; null if there is none
 * @param notice what the reader must know about the span; usually null
 * @param empty replaces the chart if there is nothing to draw
 * @param standouts the runs of signals in the span, newest first
 * @param ahead the forecast for the next period; null if nothing is drawn
 * @param reasons every clause that it measures
 * @param aside why it is deliberately not scored; null otherwise
 * @param owed what customers are owed for the period of {@code now}; null for a KPI that counts no guarantee
 * @param limits how the limits were calculated; null if there are none
 * @param settings the address of its settings; null for a guarantee, which has none
 * @param forms the forms for notes; null for a viewer who may not write any
 * @param excludedNow the effect of exclusions on the value of {@code now}; null if none touches it
 * @param excluded the exclusions in the span
 * @param downloads the numbers of the page as files
 */
public record TrendPage(
        String name,
        List<Choice> views,
        String scorecard,
        @Nullable TrendClause clause,
        @Nullable LatestValue now,
        @Nullable String headline,
        @Nullable String notice,
        @Nullable EmptyState empty,
        List<Choice> spans,
        List<Choice> grains,
        List<Choice> teams,
        List<Choice> channels,
        @Nullable TrendFigure figure,
        List<FiredRule> standouts,
        @Nullable ForecastSection ahead,
        List<ChartNote> happened,
        List<MeasureReason> reasons,
        @Nullable String aside,
        List<String> targets,
        CalculationDetails working,
        @Nullable String owed,
        @Nullable LimitsNarrative limits,
        String note,
        @Nullable String settings,
        @Nullable NoteFormsSection forms,
        @Nullable ExcludedNotice excludedNow,
        List<ExcludedNotice.ExcludedLine> excluded,
        DownloadLinks downloads) {

    /** The code and words of a clause. */
    public record TrendClause(String code, String quote) {}

    /** The latest value, its mark and its period. */
    public record LatestValue(String value, @Nullable String mark, String period, String heading, String events) {}

    /** A run of points on which a rule fired. */
    public record FiredRule(String when, String mark, String rule, String words) {}

    /**
     * The forecast for the next period, or why there is none.
     *
     * @param chance the chance of missing the target, in words; null without a target
     * @param method the method, and its backtest on the KPI's own history; null without a forecast
     */
    public record ForecastSection(
            String heading,
            String words,
            @Nullable String chance,
            @Nullable String method) {}

    /** The reason why the KPI measures a clause. */
    public record MeasureReason(
            String code,
            String quote,
            String role,
            String because,
            @Nullable String target,
            @Nullable String owner) {}

    /** The two forms: the addresses they are sent to, what was typed, and the subjects and teams to choose from. */
    public record NoteFormsSection(
            String phases,
            String annotations,
            String removePhase,
            String removeAnnotation,
            NoteFormInput typed,
            FormErrors faults,
            List<SubjectOption> abouts,
            List<SubjectOption> whose,
            DataScope reach) {

        /** Whether the viewer may remove the note. */
        public boolean mayRemove(ChartNote chartNote) {
            return reach.allowsTeam(chartNote.team());
        }
    }

    /** A possible subject of a note. */
    public record SubjectOption(String value, String words, boolean chosen) {}

    /**
     * The typed values; empty on a first visit.
     *
     * @param open whether the forms are shown at once
     */
    public record NoteFormInput(
            boolean open,
            String from,
            String because,
            String day,
            String until,
            String text,
            String about,
            String team) {

        static final NoteFormInput NOTHING = new NoteFormInput(false, "", "", "", "", "", "", "");
        static final NoteFormInput OPEN = new NoteFormInput(true, "", "", "", "", "", "", "");
    }
}
