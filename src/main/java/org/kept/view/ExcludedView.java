package org.kept.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.ReportingZone;
import org.kept.exclusion.ExcludedReading;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.Exclusions;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

/**
 * The effect of exclusions on a number, as JSON beside that number.
 *
 * @param with the number with excluded time
 * @param keptIn data that could not be left out, and why; absent if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Excluded")
public record ExcludedView(
        NumberWithExcluded with,
        List<AppliedExclusion> exclusions,
        @Nullable String keptIn) {

    /** The reason shown for an exclusion of a team that the caller may not see. */
    private static final String HIDDEN_REASON = "Only that team sees the reason.";

    private static final String HIDDEN_TEAM = "another team";

    /** A number with excluded time; missing members are null. */
    public record NumberWithExcluded(
            @Nullable Double value,
            @Nullable Number numerator,
            @Nullable Number denominator) {

        /** The number of a reading. */
        public static NumberWithExcluded of(Reading reading) {
            Quotient quotient = reading.<@Nullable Quotient>fold(present -> present.quotient(), absent -> null);
            return new NumberWithExcluded(
                    reading.value().isPresent() ? reading.value().getAsDouble() : null,
                    quotient == null ? null : number(quotient.numerator()),
                    quotient == null ? null : number(quotient.denominator()));
        }

        /** Counts are written as whole numbers; sums of seconds may have decimals. */
        private static Number number(double value) {
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                return (long) value;
            }
            return value;
        }
    }

    /** An exclusion that applies to the number; without an id if it belongs to a team that the caller may not see. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AppliedExclusion(
            @Nullable UUID id,
            String from,
            String to,
            @Nullable String kpi,
            @Nullable String team,
            String category,
            String because,
            @Nullable String by) {

        /** The exclusion as the caller may see it. */
        public static AppliedExclusion of(Exclusion exclusion, ReportingZone zone, DataScope dataScope) {
            var visible = Exclusions.maySee(exclusion, dataScope);
            return new AppliedExclusion(
                    visible ? exclusion.id() : null,
                    exclusion.span().fromText(zone),
                    exclusion.span().toText(zone),
                    exclusion.kpi(),
                    visible ? exclusion.team() : HIDDEN_TEAM,
                    exclusion.category().code(),
                    visible ? exclusion.because() : HIDDEN_REASON,
                    visible && dataScope.showsPeople() ? exclusion.author() : null);
        }
    }

    /** Whether it is the placeholder for a team that the caller may not see. */
    static boolean isHidden(String team) {
        return HIDDEN_TEAM.equals(team);
    }

    /** The effect of exclusions on a reading; null if none touches it. */
    public static @Nullable ExcludedView of(@Nullable ExcludedReading excluded, DataScope dataScope) {
        return excluded == null
                ? null
                : new ExcludedView(
                        NumberWithExcluded.of(excluded.with()),
                        excluded.exclusions().stream()
                                .map(each -> AppliedExclusion.of(each, excluded.zone(), dataScope))
                                .toList(),
                        excluded.keptIn());
    }
}
