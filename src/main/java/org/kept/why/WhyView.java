package org.kept.why;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.view.ExcludedView;

/**
 * The chain from the mission to the number in JSON; members without a value are null.
 *
 * @param scored whether the KPI measures a clause in the week; if not, {@code notScored} says why
 * @param clauses the clauses it measures, each with its reason and target
 */
public record WhyView(
        String kpi,
        String name,
        String unit,
        String week,
        LocalDate start,
        boolean complete,
        @Nullable String team,
        @Nullable String channel,
        boolean scored,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String notScored,

        @Nullable WhyMissionView mission,
        List<WhyClauseView> clauses,
        NumberView number,
        List<VariantView> variants,
        WhySettingsView settings,
        List<WhyTargetView> targets,
        UsualRangeView ordinary,
        List<NotScoredView> deliberatelyNotScored,
        List<WhyEventView> events) {

    /** The version of the mission that the week is judged by. */
    @Schema(name = "MissionView")
    public record WhyMissionView(
            int version, String statement, LocalDate effectiveFrom, Instant published, String author) {}

    /** A clause, the KPI's role in it and reason, and the target of the week. */
    @Schema(name = "ClauseView")
    public record WhyClauseView(
            String code,
            String quote,
            String role,
            String because,
            ReasonOriginView given,
            @Nullable String arguedFor,
            @Nullable String owner,
            @Nullable LocalDate reviewBy,
            List<String> behaviours,
            List<String> mayDecide,
            @Nullable WhyGuaranteeView guarantee,
            @Nullable WhyTargetView target,
            @Nullable String verdict) {}

    /** The version in which the reason was given, by whom and when. */
    @Schema(name = "GivenView")
    public record ReasonOriginView(int version, String by, LocalDate on) {}

    /** A guarantee to a single customer; {@code breaches} says how often it was broken, if counted. */
    @Schema(name = "GuaranteeView")
    public record WhyGuaranteeView(
            String promise, String consequence, @Nullable String breaches) {}

    /** A target; {@code to} is its last week if another followed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TargetView")
    public record WhyTargetView(
            @Nullable Double atLeast,
            @Nullable Double atMost,
            String from,
            @Nullable String to,
            @Nullable String agreedBy) {}

    /**
     * The value, its formula in words, and the formula as a sentence with the week's numbers; {@code excluded} is
     * present if exclusions touch the week; the value leaves out that time.
     */
    public record NumberView(
            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why,

            @Nullable Double low,
            @Nullable Double high,
            @Nullable Number numerator,
            @Nullable Number denominator,
            String formula,
            String sentence,
            String note,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ExcludedView excluded) {}

    /** The week's value by one of the KPI's formulas. */
    public record VariantView(
            String variant,
            String words,
            boolean set,
            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why) {}

    /** The settings, since when they apply and who set them; version 0 is the catalogue's default. */
    @Schema(name = "SettingsView")
    public record WhySettingsView(
            int version,
            String variant,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer withinSeconds,

            @Nullable String from,
            @Nullable String author,
            @Nullable Instant set) {}

    /** The usual range, and how the week compares with it. */
    @Schema(name = "OrdinaryView")
    public record UsualRangeView(
            @Nullable Double lower,
            @Nullable Double center,
            @Nullable Double upper,
            @Nullable Boolean trial,
            List<String> signals,
            @Nullable String variation,
            @Nullable String assurance,
            String words) {}

    /** A KPI that is deliberately not scored. */
    @Schema(name = "AsideView")
    public record NotScoredView(String kpi, String name, String because) {}

    /** One of the newest events behind the number. */
    @Schema(name = "EventView")
    public record WhyEventView(
            String source,
            String id,
            String type,
            Instant time,
            @Nullable String team,
            String words) {}
}
