package org.kept.trend;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.Kpis;

/** The parameters in the address of a trend page. */
public class TrendQuery {

    @RestPath("kpi")
    String code = "";

    @RestQuery
    @Nullable
    String grain;

    @RestQuery
    @Nullable
    String span;

    @RestQuery
    @Nullable
    String to;

    @RestQuery
    @Nullable
    String team;

    @RestQuery
    @Nullable
    String channel;

    Question question(Kpis kpis) {
        return Question.of(kpis.get(code), grain, span, to, team, channel);
    }
}
