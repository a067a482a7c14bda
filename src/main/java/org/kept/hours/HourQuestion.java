package org.kept.hours;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;
import org.kept.rollup.Cut;
import org.kept.signal.KpiView;
import org.kept.ui.Address;

/**
 * Which hours are asked for; all of it stands in the address.
 *
 * @param span how many weeks
 * @param to the last of them; null for the last that is over
 */
record HourQuestion(Kpi kpi, int span, @Nullable Period to, Cut cut) {

    static final List<Integer> SPANS = List.of(1, 4, 13);

    private static final int USUAL = 4;

    /**
     * The question of the parameters of a page.
     *
     * @throws Problem 400 for a span or a week that is none
     */
    static HourQuestion of(
            Kpi kpi, @Nullable String to, @Nullable String span, @Nullable String team, @Nullable String channel) {
        return new HourQuestion(kpi, span(span), week(to), Cut.of(team, channel));
    }

    private static int span(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL;
        }
        return SPANS.stream()
                .filter(span -> span.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.parameter("span", "'" + text + "' is no span; use 1, 4 or 13 weeks."));
    }

    private static @Nullable Period week(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var period = Period.parse(text);
            if (period.grain() == Grain.WEEK) {
                return period;
            }
        } catch (IllegalArgumentException e) {
            // Told below: whatever it is, it is no week.
        }
        throw Problem.parameter("to", "'" + text + "' is no week; use one such as 2026-W46.");
    }

    /** The page that answers it. */
    Address address() {
        return KpiView.HOURS
                .address(kpi, cut)
                .with("to", to == null ? null : to.code())
                .with("span", span == USUAL ? null : String.valueOf(span));
    }

    HourQuestion over(int weeks) {
        return new HourQuestion(kpi, weeks, to, cut);
    }

    HourQuestion upTo(@Nullable Period week) {
        return new HourQuestion(kpi, span, week, cut);
    }
}
