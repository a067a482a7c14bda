package org.kept.why;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.TrendFigure;
import org.kept.ui.Choice;
import org.kept.ui.FormattedReading;
import org.kept.view.CalculationDetails;

/**
 * Why a KPI is scored in a week as the page shows it, all in words.
 *
 * @param period the week, zone, team and channel that the number belongs to
 * @param mark what stands beside the number; null for a KPI that is not scored
 * @param notice something the reader has to know about the week; null for most
 * @param apart why it is not scored; null where it is
 * @param statement the mission in pieces; none where there is none
 */
public record WhyPage(
        String name,
        String period,
        FormattedReading figure,
        @Nullable NumberStatus mark,
        @Nullable String notice,
        @Nullable NotScoredNotice apart,
        List<WhyPiece> statement,
        List<WhyReason> reasons,
        WhyCalculation counted,
        List<String> earlierTargets,
        UsualRange ordinary,
        List<WhyAside> notScored,
        WhyEvents events,
        WhyLinks ways) {

    /** The verdict and the marks beside the number; each null where there is none. */
    public record NumberStatus(
            @Nullable String verdict,
            @Nullable String variation,
            @Nullable String assurance,
            @Nullable String target,
            boolean running) {}

    /** Why it is not scored. */
    public record NotScoredNotice(String heading, String text) {}

    /** A piece of the statement; the clauses that this is about are {@code marked}. */
    public record WhyPiece(String text, @Nullable String code, boolean marked) {}

    /**
     * A clause that it is tied to.
     *
     * @param given who gave the reason, and when
     * @param argued the clause as it read then, where it reads otherwise now
     * @param verdict where several clauses judge the number, that of this one
     */
    public record WhyReason(
            String code,
            String quote,
            String because,
            String role,
            String given,
            @Nullable String argued,
            @Nullable String owner,
            @Nullable String reviewBy,
            @Nullable String target,
            @Nullable String verdict,
            List<String> behaviours,
            @Nullable WhyGuarantee guarantee) {}

    /** What a customer was promised and gets when it is broken; {@code breaches} says how often it was, where that is counted. */
    public record WhyGuarantee(
            String promise, String consequence, @Nullable String breaches) {}

    /**
     * How the number came about.
     *
     * @param sentence the formula with the week's own numbers put in
     * @param variant how the formula in use counts; null where there is one only
     * @param otherwise what the other formulas say
     * @param since since when it is counted so, and by whose word
     */
    public record WhyCalculation(
            String sentence,
            CalculationDetails working,
            @Nullable String variant,
            List<VariantValue> otherwise,
            @Nullable String since,
            String note) {}

    /** What another formula says of the same week. */
    public record VariantValue(String words, String value) {}

    /** What ordinary variation looks like; {@code figure} is null where there is nothing to draw. */
    public record UsualRange(
            List<String> sentences, @Nullable TrendFigure figure) {}

    /** A KPI that is deliberately not scored. */
    public record WhyAside(String name, String href, String because) {}

    /**
     * The newest events behind the number, and where all of them are.
     *
     * @param own whether they are those of the teams of whoever looks, of more that there may be
     */
    public record WhyEvents(List<WhyEvent> newest, String all, boolean own) {}

    /** One event in words. */
    public record WhyEvent(
            String time,
            String words,
            String id,
            String href,
            @Nullable String team) {}

    /** The ways from the page: to the other views, weeks, teams and channels, and back. */
    public record WhyLinks(
            List<Choice> views,
            List<Choice> weeks,
            List<Choice> teams,
            List<Choice> channels,
            String scorecard,
            String trend) {}
}
