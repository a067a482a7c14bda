package org.kept.why;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.TrendFigure;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;
import org.kept.ui.FormattedReading;
import org.kept.view.CalculationDetails;
import org.kept.view.ExcludedNotice;

/**
 * The explanation of a KPI's score in a week, as page text.
 *
 * @param period the week, zone, team and channel of the number
 * @param mark the status beside the number; null for a KPI that is not scored
 * @param notice what the reader must know about the week; usually null
 * @param apart why it is not scored; null if it is
 * @param statement the mission in pieces; empty if there is none
 * @param excluded the effect of exclusions on the number; null if none touches the week
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
        WhyLinks ways,
        @Nullable ExcludedNotice excluded) {

    /** The verdict and marks beside the number; each null if there is none. */
    public record NumberStatus(
            @Nullable String verdict,
            @Nullable String variation,
            @Nullable String assurance,
            @Nullable String target,
            boolean running) {}

    /** The reason why the KPI is not scored. */
    public record NotScoredNotice(String heading, String text) {}

    /** A piece of the statement; {@code marked} if it is a clause that the KPI measures. */
    public record WhyPiece(String text, @Nullable String code, boolean marked) {}

    /**
     * A clause that the KPI measures.
     *
     * @param given who gave the reason, and when
     * @param argued the clause's wording at that time; null if it has not changed
     * @param verdict the verdict for this clause; null if it is the only one
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
            List<String> mayDecide,
            @Nullable WhyGuarantee guarantee) {}

    /**
     * A guarantee: what a customer is promised, and gets if it is broken; {@code breaches} says how often it was, if
     * counted.
     */
    public record WhyGuarantee(
            String promise, String consequence, @Nullable String breaches) {}

    /**
     * The calculation of the number.
     *
     * @param sentence the formula with the week's numbers filled in
     * @param variant how the formula in use counts; null if there is only one
     * @param otherwise the values by the other formulas
     * @param since since when the settings apply and who set them; null if they were never set
     */
    public record WhyCalculation(
            String sentence,
            CalculationDetails working,
            @Nullable String variant,
            List<VariantValue> otherwise,
            @Nullable String since,
            String note) {}

    /** The week's value by another formula. */
    public record VariantValue(String words, String value) {}

    /** The usual range; {@code figure} is null if there is nothing to draw. */
    public record UsualRange(
            List<String> sentences, @Nullable TrendFigure figure) {}

    /** A KPI that is deliberately not scored. */
    public record WhyAside(String name, String href, String because) {}

    /**
     * The newest events behind the number, and the address of all of them.
     *
     * @param own whether they are limited to the viewer's teams, so that there may be more
     */
    public record WhyEvents(List<WhyEvent> newest, String all, boolean own) {}

    /** An event in words; {@code comment} is what the customer wrote, null if nothing. */
    public record WhyEvent(
            String time,
            String words,
            @Nullable String comment,
            String id,
            String href,
            @Nullable String team) {}

    /** Links to the other views, weeks, teams and channels, to the numbers of the chart as files, and back. */
    public record WhyLinks(
            List<Choice> views,
            List<Choice> weeks,
            List<Choice> teams,
            List<Choice> channels,
            String scorecard,
            String trend,
            DownloadLinks downloads,
            String raise) {}
}
