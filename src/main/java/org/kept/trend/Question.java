package org.kept.trend;

import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;
import org.kept.rollup.Cut;
import org.kept.ui.Address;

/**
 * What a trend page is asked to show; all of it stands in its address.
 *
 * @param to the last period to show; null for the running one
 */
record Question(Kpi kpi, Grain grain, Span span, @Nullable Period to, Cut cut) {

    /**
     * The question of the parameters of a page.
     *
     * @throws Problem 400 for a grain or a period that is none
     */
    static Question of(
            Kpi kpi,
            @Nullable String grain,
            @Nullable String span,
            @Nullable String to,
            @Nullable String team,
            @Nullable String channel) {
        try {
            var by = grain == null || grain.isBlank() ? Grain.WEEK : Grain.parse(grain);
            var last = to == null || to.isBlank()
                    ? null
                    : Period.of(by, Period.parse(to).lastDay());
            return new Question(kpi, by, Span.of(by, span), last, Cut.of(team, channel));
        } catch (IllegalArgumentException e) {
            throw Problem.parameter("grain", String.valueOf(e.getMessage()));
        }
    }

    /** The same of one team. */
    Question of(String team) {
        return new Question(kpi, grain, span, to, new Cut(team, cut.channel()));
    }

    /** The page that answers it. */
    Address address() {
        return Address.of("/kpis/" + kpi.code())
                .with("span", span == Span.of(grain, null) ? null : span.code())
                .with("grain", grain == Grain.WEEK ? null : grain.code())
                .with("to", to == null ? null : to.code())
                .with("team", cut.team())
                .with("channel", cut.channel());
    }

    /** The events behind a period of it. */
    String events(Period period) {
        return Address.of("/events")
                .with("kpi", kpi.code())
                .with("week", period.code())
                .with("team", cut.team())
                .with("channel", cut.channel())
                .href();
    }

    /** What its periods are called: {@code week}. */
    String one() {
        return grain.code();
    }
}
