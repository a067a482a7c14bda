package org.kept.why;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.Cut;
import org.kept.rollup.Kpis;
import org.kept.signal.LastWeek;

/** The parameters in the address of a page of why. */
public class WhyQuery {

    @RestPath("kpi")
    String code = "";

    @RestQuery
    @Nullable
    String week;

    @RestQuery
    @Nullable
    String team;

    @RestQuery
    @Nullable
    String channel;

    WhyQuestion question(Kpis kpis, LastWeek weeks) {
        var kpi = kpis.get(code);
        return new WhyQuestion(kpi, week, weeks.named("week", week, kpi), Cut.of(team, channel));
    }
}
