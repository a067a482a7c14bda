package org.kept.view;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.MissionHistory;
import org.kept.ui.NumberFormatter;

/**
 * What customers are owed because a guarantee was broken.
 *
 * @param times how often it was broken; empty where nothing was counted
 */
public record GuaranteeLiability(Guarantee guarantee, OptionalLong times) {

    private static final int SHORT = 30;

    /** For a period in which the KPI of that guarantee read so. */
    public static GuaranteeLiability of(Guarantee guarantee, Reading reading) {
        return new GuaranteeLiability(
                guarantee,
                reading.fold(
                        present -> present.quotient() == null
                                ? OptionalLong.empty()
                                : OptionalLong.of(Math.round(present.quotient().numerator())),
                        absent -> OptionalLong.empty()));
    }

    /** The clause whose guarantee the KPI counts, as the mission of the week has it; empty for any other KPI. */
    public static Optional<Clause> clause(Kpi kpi, MissionHistory history, Period week) {
        return kpi.code().startsWith(CustomKpiFactory.GUARANTEE)
                ? history.asOf(week)
                        .flatMap(version ->
                                version.mission().clause(kpi.code().substring(CustomKpiFactory.GUARANTEE.length())))
                        .filter(clause -> clause.guarantee() != null)
                : Optional.empty();
    }

    /** {@code 224 × 5 EUR credit owed}, {@code Owed once: …} for a longer consequence; null where nothing was counted. */
    public @Nullable String words() {
        if (times.isEmpty()) {
            return null;
        }
        var many = times.getAsLong();
        var what = guarantee.consequence();
        if (many == 0) {
            return "Nothing owed";
        }
        if (what.length() <= SHORT) {
            return NumberFormatter.count(many) + " × " + what + " owed";
        }
        return "Owed " + (many == 1 ? "once" : NumberFormatter.count(many) + " times") + ": " + what;
    }
}
