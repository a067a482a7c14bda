package org.kept.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.chart.TrendFigure;
import org.kept.ui.Choice;
import org.kept.ui.EmptyState;
import org.kept.view.CalculationDetails;
import org.kept.view.ChartNote;
import org.kept.view.LimitsNarrative;

/**
 * A KPI's trend as the page shows it, all in words.
 *
 * @param views the pages that look at this KPI
 * @param clause the first clause it measures, for the way back; null where nothing justifies it
 * @param now the last complete period with a value; null where there is none
 * @param notice something the reader has to know about the span; null for most
 * @param empty instead of the chart where there is nothing to draw
 * @param standouts which rule fired where in the span, the newest first
 * @param ahead what the next period is likely to read; null where nothing is drawn
 * @param reasons every clause that it measures
 * @param aside why it was deliberately set aside; null where it was not
 * @param owed what customers are owed for the period of {@code now}; null for a KPI of no guarantee
 * @param limits how the limits came about; null where there are none
 * @param forms what an administrator can note; null for anybody else
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
        @Nullable NoteFormsSection forms) {

    /** A clause by its code and words. */
    public record TrendClause(String code, String quote) {}

    /** The number of the page: value, mark, and the period it belongs to. */
    public record LatestValue(String value, @Nullable String mark, String period, String heading, String events) {}

    /** A stretch of points on which a rule fired. */
    public record FiredRule(String when, String mark, String rule, String words) {}

    /**
     * The outlook on the next period, or why there is none.
     *
     * @param chance of missing the target, in words; null without a target
     * @param method how it was computed, and how that did on the KPI's own past; null where it was refused
     */
    public record ForecastSection(
            String heading,
            String words,
            @Nullable String chance,
            @Nullable String method) {}

    /** Why a clause is measured by it. */
    public record MeasureReason(
            String code,
            String quote,
            String role,
            String because,
            @Nullable String target,
            @Nullable String owner) {}

    /**
     * The two forms: where each is sent to, what was typed into them, and the teams that a note can be of.
     */
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

        /** Whether whoever looks may remove it. */
        public boolean mayRemove(ChartNote chartNote) {
            return reach.hasTeam(chartNote.team());
        }
    }

    /** Something that a note can be about. */
    public record SubjectOption(String value, String words, boolean chosen) {}

    /** What somebody typed; empty on a first visit. */
    public record NoteFormInput(
            String from, String because, String day, String until, String text, String about, String team) {

        static final NoteFormInput NOTHING = new NoteFormInput("", "", "", "", "", "", "");
    }
}
