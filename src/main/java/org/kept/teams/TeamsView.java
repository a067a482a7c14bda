package org.kept.teams;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.Reading;
import org.kept.stats.Funnel;
import org.kept.stats.Interval;
import org.kept.view.ExcludedView;

/**
 * Teams compared, as JSON in the unit of the KPI. Groups are ordered by name; there is no rank.
 *
 * @param center the value of all groups together
 * @param dispersion variance between groups as a multiple of what chance alone would give
 * @param corrected whether the limits are widened for it
 * @param why the reason for a missing comparison; absent if there is one
 * @param excluded present if exclusions touch the span: the value of all groups with that time, which all other members
 *     leave out
 */
public record TeamsView(
        String kpi,
        String unit,
        String by,
        @Nullable String channel,
        String from,
        String to,
        @Nullable Double center,
        @Nullable Double dispersion,
        @Nullable Boolean corrected,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String why,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExcludedView excluded,

        List<TeamsGroup> groups) {

    /** The limits of a group; limits of a share may be below 0 or above 1. */
    @Schema(name = "Limits")
    public record GroupLimits(double lower998, double lower95, double upper95, double upper998) {}

    /**
     * One team or channel; the name is null for data without one.
     *
     * @param band {@code within}, {@code beyond-95}, {@code beyond-99.8}, {@code too-few}; null without a value
     * @param mark {@code improvement}, {@code concern}, {@code special-cause} or {@code common-cause}
     */
    @Schema(name = "Group")
    public record TeamsGroup(
            @Nullable String name,
            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why,

            long sample,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable GroupLimits limits,
            @Nullable String band,
            @Nullable String mark,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ExcludedView excluded) {}

    static TeamsView of(TeamComparison comparison, DataScope dataScope) {
        var request = comparison.request();
        var funnel = comparison.funnel();
        return new TeamsView(
                request.kpi().code(),
                request.kpi().unit().code(),
                request.by().code(),
                request.cut().channel(),
                request.from().code(),
                request.to().code(),
                funnel == null ? null : funnel.center() * comparison.scale(),
                funnel == null ? null : funnel.dispersion(),
                funnel == null ? null : funnel.corrected(),
                why(comparison),
                ExcludedView.of(comparison.excluded(), dataScope),
                comparison.standings().stream()
                        .map(each -> group(comparison, each, dataScope))
                        .toList());
    }

    private static @Nullable String why(TeamComparison comparison) {
        return comparison.funnel() == null && comparison.why() == null
                ? "There are fewer than two " + comparison.request().by().plural() + " to compare."
                : comparison.why();
    }

    private static TeamsGroup group(TeamComparison comparison, TeamComparison.ComparedTeam team, DataScope dataScope) {
        var reading = team.part().reading();
        Interval interval = reading.<@Nullable Interval>fold(Reading.Present::interval, absent -> null);
        return new TeamsGroup(
                team.part().name(),
                reading.value().isPresent() ? reading.value().getAsDouble() : null,
                reading.<@Nullable String>fold(present -> null, absent -> absent.why()),
                Math.round(team.part().quotient().denominator()),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                limits(comparison, team),
                band(team),
                team.spot() == null
                        ? null
                        : team.mark(comparison.request().kpi().better()).code(),
                ExcludedView.of(team.part().excluded(), dataScope));
    }

    private static @Nullable GroupLimits limits(TeamComparison comparison, TeamComparison.ComparedTeam team) {
        if (comparison.funnel() == null || team.spot() == null) {
            return null;
        }
        var at = comparison.funnel().limitsAt(team.spot().denominator());
        var scale = comparison.scale();
        return new GroupLimits(
                at.lower998() * scale, at.lower95() * scale, at.upper95() * scale, at.upper998() * scale);
    }

    private static @Nullable String band(TeamComparison.ComparedTeam team) {
        Funnel.FunnelPoint spot = team.spot();
        if (spot == null) {
            return null;
        }
        if (team.tooFew()) {
            return "too-few";
        }
        return switch (spot.band()) {
            case WITHIN -> "within";
            case BEYOND_95 -> "beyond-95";
            case BEYOND_998 -> "beyond-99.8";
        };
    }
}
