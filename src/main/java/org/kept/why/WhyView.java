package org.kept.why;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain from the mission to the number in JSON; null stands for what does not exist.
 *
 * @param scored whether a clause is tied to the KPI in the week; where none is, {@code notScored} says why
 * @param clauses the clauses it is tied to, each with its reason and target
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

        @Nullable MissionView mission,
        List<ClauseView> clauses,
        NumberView number,
        List<VariantView> variants,
        SettingsView settings,
        List<TargetView> targets,
        OrdinaryView ordinary,
        List<AsideView> deliberatelyNotScored,
        List<EventView> events) {

    /** The version of the mission that the week is judged by. */
    public record MissionView(
            int version, String statement, LocalDate effectiveFrom, Instant published, String author) {}

    /** A clause, the KPI's role and reason in it, and the target of the week. */
    public record ClauseView(
            String code,
            String quote,
            String role,
            String because,
            GivenView given,
            @Nullable String arguedFor,
            @Nullable String owner,
            @Nullable LocalDate reviewBy,
            List<String> behaviours,
            @Nullable GuaranteeView guarantee,
            @Nullable TargetView target,
            @Nullable String verdict) {}

    /** The version in which the reason was given, by whom and when. */
    public record GivenView(int version, String by, LocalDate on) {}

    /** What is promised to the single customer; {@code breaches} is how often that was broken, where it is counted. */
    public record GuaranteeView(
            String promise, String consequence, @Nullable String breaches) {}

    /** A target; {@code to} is its last week where another followed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TargetView(
            @Nullable Double atLeast,
            @Nullable Double atMost,
            String from,
            @Nullable String to,
            @Nullable String agreedBy) {}

    /** The formula in words, and as a sentence with the week's own numbers. */
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
            String note) {}

    /** What one of the KPI's formulas says of the week. */
    public record VariantView(
            String variant,
            String words,
            boolean set,
            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why) {}

    /** How it is counted, since when and by whose word; version 0 is how the catalogue has it. */
    public record SettingsView(
            int version,
            String variant,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer withinSeconds,

            @Nullable String from,
            @Nullable String author,
            @Nullable Instant set) {}

    /** What the process ordinarily produces, and what the week says beside that. */
    public record OrdinaryView(
            @Nullable Double lower,
            @Nullable Double center,
            @Nullable Double upper,
            @Nullable Boolean trial,
            List<String> signals,
            @Nullable String variation,
            @Nullable String assurance,
            String words) {}

    /** A KPI that the mission deliberately leaves out. */
    public record AsideView(String kpi, String name, String because) {}

    /** One of the newest events behind the number. */
    public record EventView(
            String source,
            String id,
            String type,
            Instant time,
            @Nullable String team,
            String words) {}
}
