package org.kept.view;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The parameters in the address of a KPI page. No page uses all of them: {@link KpiViewParser} parses those of its
 * {@link KpiView}.
 *
 * <p>REST endpoints declare their parameters one by one, because they are documented, and pass them to a factory
 * method.
 */
public class KpiViewQuery {

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
    String from;

    @RestQuery
    @Nullable
    String to;

    @RestQuery
    @Nullable
    String week;

    @RestQuery
    @Nullable
    String by;

    @RestQuery
    @Nullable
    String team;

    @RestQuery
    @Nullable
    String channel;

    /** A KPI over time. */
    public static KpiViewQuery series(
            String kpi,
            @Nullable String grain,
            @Nullable String from,
            @Nullable String to,
            @Nullable String team,
            @Nullable String channel) {
        var query = of(kpi, team, channel);
        query.grain = grain;
        query.from = from;
        query.to = to;
        return query;
    }

    /** The change of a KPI between two weeks. */
    public static KpiViewQuery moved(
            String kpi,
            @Nullable String from,
            @Nullable String to,
            @Nullable String by,
            @Nullable String team,
            @Nullable String channel) {
        var query = of(kpi, team, channel);
        query.from = from;
        query.to = to;
        query.by = by;
        return query;
    }

    /** Teams or channels compared. */
    public static KpiViewQuery teams(
            String kpi, @Nullable String span, @Nullable String to, @Nullable String by, @Nullable String channel) {
        var query = of(kpi, null, channel);
        query.span = span;
        query.to = to;
        query.by = by;
        return query;
    }

    /** A KPI by the hour. */
    public static KpiViewQuery hours(
            String kpi, @Nullable String to, @Nullable String span, @Nullable String team, @Nullable String channel) {
        var query = of(kpi, team, channel);
        query.to = to;
        query.span = span;
        return query;
    }

    /** The explanation of a KPI's score. */
    public static KpiViewQuery why(String kpi, @Nullable String week, @Nullable String team, @Nullable String channel) {
        var query = of(kpi, team, channel);
        query.week = week;
        return query;
    }

    private static KpiViewQuery of(String kpi, @Nullable String team, @Nullable String channel) {
        var query = new KpiViewQuery();
        query.code = kpi;
        query.team = team;
        query.channel = channel;
        return query;
    }
}
