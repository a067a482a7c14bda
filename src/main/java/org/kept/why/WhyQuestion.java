package org.kept.why;

import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.Cut;
import org.kept.ui.Address;

/**
 * What a page of why is asked; all of it stands in its address.
 *
 * @param asked the week as the address has it; null for the one that the page opens with
 * @param week the week that is meant
 */
record WhyQuestion(Kpi kpi, @Nullable String asked, Period week, Cut cut) {

    /** The page that answers it. */
    Address address() {
        return parameters(Address.of("/why/" + kpi.code())).with("week", asked);
    }

    /** The same page of another week. */
    Address in(Period other) {
        return address().with("week", other.code());
    }

    /** The KPI over time, up to the week. */
    String trend() {
        return parameters(Address.of("/kpis/" + kpi.code()))
                .with("to", week.code())
                .href();
    }

    /** The scorecard of the week. */
    String scorecard() {
        return parameters(Address.of("/scorecards/" + week.code())).href();
    }

    /** The events behind a week's number. */
    String events(Period behind) {
        return parameters(Address.of("/events").with("kpi", kpi.code()).with("week", behind.code()))
                .href();
    }

    private Address parameters(Address address) {
        return address.with("team", cut.team()).with("channel", cut.channel());
    }
}
