package org.kept.moved;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.stats.Mix;
import org.kept.stats.Signal;
import org.kept.view.ExcludedView;

/**
 * The change of a KPI between two weeks, as JSON. Effects are in the unit of the KPI and sum to {@code change}.
 *
 * @param noise whether the change is within normal variation by the control chart; null if that is unknown
 * @param why the reason for a missing split; absent if there is one
 */
public record MovedView(
        String kpi,
        String unit,
        String by,
        @Nullable String team,
        @Nullable String channel,
        MovedWeek from,
        MovedWeek to,
        @Nullable Boolean noise,
        @Nullable String mark,
        List<String> signals,
        @Nullable Double change,
        @Nullable Double rateEffect,
        @Nullable Double mixEffect,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String why,

        @Nullable String sentence,
        List<MovedGroup> groups) {

    /**
     * One of the two weeks; missing values are null, and {@code why} gives the reason. {@code excluded} is present if
     * exclusions touch the week; the value leaves out that time.
     */
    @Schema(name = "Week")
    public record MovedWeek(
            String period,
            LocalDate start,
            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why,

            @Nullable Number numerator,
            @Nullable Number denominator,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ExcludedView excluded) {}

    /** One team or channel. The name is null for data without one, a rate for a week in which the group was absent. */
    @Schema(name = "Group")
    public record MovedGroup(
            @Nullable String name,
            @Nullable Double rateBefore,
            @Nullable Double rateAfter,
            double shareBefore,
            double shareAfter,
            double rateEffect,
            double mixEffect,
            double effect) {}

    static MovedView of(KpiChange kpiChange, DataScope dataScope) {
        var request = kpiChange.request();
        var movedNarrative = MovedNarrative.of(kpiChange);
        var mix = kpiChange.mix();
        var scale = kpiChange.scale();
        return new MovedView(
                request.kpi().code(),
                request.kpi().unit().code(),
                request.by().code(),
                request.cut().team(),
                request.cut().channel(),
                week(request.from(), kpiChange.before(), ExcludedView.of(kpiChange.excludedBefore(), dataScope)),
                week(request.to(), kpiChange.after(), ExcludedView.of(kpiChange.excludedAfter(), dataScope)),
                kpiChange.weight() == ChangeSignificance.UNKNOWN
                        ? null
                        : kpiChange.weight().isNoise(),
                kpiChange.mark() == null ? null : kpiChange.mark().code(),
                kpiChange.signals().stream().map(Signal::code).toList(),
                mix == null ? null : scale * mix.change(),
                mix == null ? null : scale * mix.rateEffect(),
                mix == null ? null : scale * mix.mixEffect(),
                why(kpiChange),
                movedNarrative == null ? null : movedNarrative.headline(),
                mix == null
                        ? List.of()
                        : mix.parts().stream().map(part -> group(part, scale)).toList());
    }

    private static @Nullable String why(KpiChange kpiChange) {
        return kpiChange.alone() == null
                ? kpiChange.why()
                : "There is only one " + kpiChange.request().by().code() + ", so there is nothing to split.";
    }

    private static MovedWeek week(Period week, Reading reading, @Nullable ExcludedView excluded) {
        Quotient quotient = reading.<@Nullable Quotient>fold(present -> present.quotient(), absent -> null);
        return new MovedWeek(
                week.code(),
                week.start(),
                reading.value().isPresent() ? reading.value().getAsDouble() : null,
                reading.<@Nullable String>fold(present -> null, absent -> absent.why()),
                quotient == null ? null : number(quotient.numerator()),
                quotient == null ? null : number(quotient.denominator()),
                excluded);
    }

    /** Counts are written as whole numbers; sums of seconds may have decimals. */
    private static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    private static MovedGroup group(Mix.MixContribution part, double scale) {
        return new MovedGroup(
                part.name().isEmpty() ? null : part.name(),
                part.rateBefore() == null ? null : scale * part.rateBefore(),
                part.rateAfter() == null ? null : scale * part.rateAfter(),
                part.shareBefore(),
                part.shareAfter(),
                scale * part.rateEffect(),
                scale * part.mixEffect(),
                scale * part.effect());
    }
}
