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
 * The compensation that customers are owed for a broken guarantee.
 *
 * @param times how often it was broken; empty if nothing was counted
 */
public record GuaranteeLiability(Guarantee guarantee, OptionalLong times) {

    private static final int MAX_SHORT_LENGTH = 30;

    /** The liability for a period with this reading of the guarantee's KPI. */
    public static GuaranteeLiability of(Guarantee guarantee, Reading reading) {
        return new GuaranteeLiability(
                guarantee,
                reading.fold(
                        present -> present.quotient() == null
                                ? OptionalLong.empty()
                                : OptionalLong.of(Math.round(present.quotient().numerator())),
                        absent -> OptionalLong.empty()));
    }

    /** The clause whose guarantee the KPI counts, by the mission of the week; empty for any other KPI. */
    public static Optional<Clause> clause(Kpi kpi, MissionHistory history, Period week) {
        return kpi.code().startsWith(CustomKpiFactory.GUARANTEE)
                ? history.versionIn(week)
                        .flatMap(version ->
                                version.mission().clause(kpi.code().substring(CustomKpiFactory.GUARANTEE.length())))
                        .filter(clause -> clause.guarantee() != null)
                : Optional.empty();
    }

    /**
     * {@code 5 EUR credit owed 224 times}, or {@code Owed once: …} for a longer consequence; null if nothing was
     * counted. A breach is an event: two can be of one customer, so these are never called customers.
     */
    public @Nullable String words() {
        if (times.isEmpty()) {
            return null;
        }
        var count = times.getAsLong();
        var consequence = guarantee.consequence();
        if (count == 0) {
            return "Nothing owed";
        }
        return consequence.length() <= MAX_SHORT_LENGTH
                ? Character.toUpperCase(consequence.charAt(0)) + consequence.substring(1) + " owed " + often()
                : "Owed " + often() + ": " + consequence;
    }

    /** How often it was broken: {@code once}, {@code 224 times}. */
    public String often() {
        var count = times.orElse(0);
        return count == 1 ? "once" : NumberFormatter.count(count) + " times";
    }
}
