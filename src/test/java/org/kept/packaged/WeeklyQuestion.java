package org.kept.packaged;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * The question that a scorecard answers, as one SQL statement over raw events: every KPI of the sample mission in each
 * of 13 weeks, with its center line and its limits ({@code docs/statistics.md}).
 *
 * <p>The statement is the same for PostgreSQL and DuckDB. It reads the weeks in question and, for who is new, the
 * orders and referrals before. To read no more, it is told which kind of chart each KPI has, which depends on the whole
 * history, and it expects every KPI to have a value in every week.
 */
final class WeeklyQuestion {

    static final int WEEKS = 13;

    /**
     * The answer for a KPI in a week.
     *
     * @param median of the waits; 0 for other KPIs than the waiting time, as is the 90th percentile
     */
    record Answer(double value, double center, double lower, double upper, double median, double ninetieth) {}

    /** The week's first day and the code of a KPI. */
    record Key(LocalDate week, String kpi) {}

    /** Events as they are stored, with their data as JSON; {@code jsonb} in PostgreSQL, which reads it faster. */
    private static final String FROM_JSON = """
            parsed as materialized (
                select date_trunc('week', occurred_at {utc}) as week, type, customer, cast(data as {json}) as data
                from event
                where not voided and occurred_at >= {from} and occurred_at < {to}
                  and type in ('contact', 'order', 'survey', 'return', 'incorrect-fulfillment', 'complaint', 'delivery')
            ),
            recent as (
                select week, type, customer, data ->> 'outcome' as outcome,
                       cast(data ->> 'waitSeconds' as float8) as wait,
                       cast(data ->> 'handleSeconds' as float8) as handle,
                       data ->> 'resolved' as resolved, data ->> 'question' as question,
                       cast(data ->> 'score' as integer) as score, data ->> 'late' as late
                from parsed
            )""";

    /** Events whose data somebody has put into columns beforehand. */
    private static final String FROM_COLUMNS = """
            recent as (
                select date_trunc('week', occurred_at {utc}) as week, type, customer, outcome, wait, handle, resolved,
                       question, score, late
                from prepared
                where occurred_at >= {from} and occurred_at < {to}
                  and type in ('contact', 'order', 'survey', 'return', 'incorrect-fulfillment', 'complaint', 'delivery')
            )""";

    /** The table of {@link #FROM_COLUMNS}. */
    private static final String PREPARE = """
            create table prepared as
            select occurred_at, type, customer, data ->> 'outcome' as outcome,
                   cast(data ->> 'waitSeconds' as float8) as wait, cast(data ->> 'handleSeconds' as float8) as handle,
                   data ->> 'resolved' as resolved, data ->> 'question' as question,
                   cast(data ->> 'score' as integer) as score, data ->> 'late' as late
            from (
                select occurred_at, type, customer, cast(data as {json}) as data from event where not voided
            ) as parsed""";

    private static final String STATEMENT = """
            with {recent},
            sums as (
                select week,
                    count(*) filter (where type = 'contact') as offered,
                    count(*) filter (where outcome = 'abandoned') as abandoned,
                    count(*) filter (where outcome = 'answered' and wait <= 60) as in_time,
                    count(wait) filter (where type = 'contact') as waited,
                    sum(wait) filter (where outcome = 'answered') as wait_total,
                    count(wait) filter (where outcome = 'answered') as answered_waits,
                    percentile_disc(0.5) within group (order by wait) filter (where outcome = 'answered') as median,
                    percentile_disc(0.9) within group (order by wait) filter (where outcome = 'answered') as ninetieth,
                    sum(handle) as handle_total,
                    count(handle) as handled,
                    count(resolved) filter (where outcome = 'answered') as said,
                    count(*) filter (where outcome = 'answered' and resolved = 'true') as resolved,
                    count(*) filter (where type = 'survey' and question = 'csat') as answers,
                    count(*) filter (where type = 'survey' and question = 'csat' and score >= 4) as satisfied,
                    count(*) filter (where type = 'order') as orders,
                    count(customer) filter (where type = 'order') as orders_with_customer,
                    count(distinct customer) filter (where type = 'order') as customers,
                    count(*) filter (where type = 'return') as returns,
                    count(*) filter (where type = 'incorrect-fulfillment') as incorrect,
                    count(*) filter (where type = 'complaint') as complaints,
                    count(*) filter (where type = 'delivery') as deliveries,
                    count(*) filter (where type = 'delivery' and late = 'false') as on_time
                from recent
                group by week
            ),
            first_orders as (
                select customer, min(occurred_at) {utc} as at
                from {all}
                where type = 'order' and customer is not null and occurred_at < {to}
                group by customer
            ),
            fresh as (
                select date_trunc('week', first_orders.at) as week,
                    count(*) as first_orders, count(referred.customer) as referred
                from first_orders
                left join (select distinct customer from {all} where type = 'referral') as referred
                    on referred.customer = first_orders.customer
                group by 1
            ),
            returning_customers as (
                select recent.week, count(distinct recent.customer) as returning_customers
                from recent join first_orders on first_orders.customer = recent.customer
                where recent.type = 'order' and first_orders.at < recent.week
                group by recent.week
            ),
            quotients as (
                select sums.week, sums.median, sums.ninetieth, kpi.code, kpi.scale, kpi.kind,
                    cast(kpi.numerator as float8) as numerator, cast(kpi.denominator as float8) as denominator
                from sums
                join fresh on fresh.week = sums.week
                join returning_customers on returning_customers.week = sums.week
                cross join lateral (values
                    ('sla', '{sla}', 1, in_time, waited),
                    ('awt', '{awt}', 1, wait_total, answered_waits),
                    ('abandonment-rate', '{abandonment-rate}', 1, abandoned, offered),
                    ('fcr', '{fcr}', 1, resolved, said),
                    ('csat', '{csat}', 1, satisfied, answers),
                    ('aht', '{aht}', 1, handle_total, handled),
                    ('complaint-rate', '{complaint-rate}', 1000, complaints, orders),
                    ('return-rate', '{return-rate}', 1, returns, orders),
                    ('incorrect-fulfillment-rate', '{incorrect-fulfillment-rate}', 1, incorrect, orders),
                    ('on-time-rate', '{on-time-rate}', 1, on_time, deliveries),
                    ('repeat-order-rate', '{repeat-order-rate}', 1, orders_with_customer - first_orders, orders_with_customer),
                    ('repeat-customer-rate', '{repeat-customer-rate}', 1, returning_customers, customers),
                    ('referral-rate', '{referral-rate}', 100, referred, first_orders)
                ) as kpi (code, kind, scale, numerator, denominator)
            ),
            means as (
                select *,
                    avg(numerator / denominator) over (partition by code) as mean,
                    sum(numerator) over (partition by code) / sum(denominator) over (partition by code) as p_bar
                from quotients
            ),
            deviations as (
                select *,
                    case kind when 'xmr' then mean else p_bar end as center,
                    case kind
                        when 'xmr' then 1
                        when 'p-prime' then sqrt(p_bar * (1 - p_bar) / denominator)
                        else sqrt(p_bar / denominator)
                    end as sigma
                from means
            ),
            scores as (
                select *,
                    case
                        when kind = 'xmr' then numerator / denominator
                        when sigma > 0 then (numerator / denominator - p_bar) / sigma
                        else 0
                    end as score
                from deviations
            ),
            ranges as (
                select *, abs(score - lag(score) over (partition by code order by week)) as moving_range
                from scores
            ),
            mean_ranges as (
                select *, avg(moving_range) over (partition by code) as mean_range
                from ranges
            ),
            screened as (
                select *,
                    case kind when 'xmr' then 2.66 else 3 / 1.128 end as factor,
                    coalesce(
                        avg(case when moving_range < 3.267 * mean_range then moving_range end) over (partition by code),
                        mean_range) as kept_range
                from mean_ranges
            )
            select cast(week as date) as week, code,
                scale * numerator / denominator as value,
                scale * center as center,
                scale * (center - factor * kept_range * sigma) as lower_limit,
                scale * (center + factor * kept_range * sigma) as upper_limit,
                case code when 'awt' then median else 0 end as median,
                case code when 'awt' then ninetieth else 0 end as ninetieth
            from screened
            order by code, week
            """;

    private final String statement;
    private final String preparation;

    private WeeklyQuestion(boolean isPostgres, boolean prepared, LocalDate from, Map<String, String> charts) {
        var utc = isPostgres ? "at time zone 'UTC'" : "";
        var json = isPostgres ? "jsonb" : "json";
        var type = isPostgres ? "timestamp with time zone" : "timestamp";
        var withCharts = STATEMENT;
        for (var chart : charts.entrySet()) {
            withCharts = withCharts.replace("{" + chart.getKey() + "}", chart.getValue());
        }
        this.statement = withCharts
                .replace("{recent}", prepared ? FROM_COLUMNS : FROM_JSON)
                .replace("{all}", prepared ? "prepared" : "(select * from event where not voided) as stored")
                .replace("{from}", type + " '" + from + " 00:00:00Z'")
                .replace("{to}", type + " '" + from.plusWeeks(WEEKS) + " 00:00:00Z'")
                .replace("{utc}", utc)
                .replace("{json}", json);
        this.preparation = PREPARE.replace("{json}", json);
    }

    /**
     * Asks the events as they are stored.
     *
     * @param from the first day of the first week
     * @param charts the kind of chart of each KPI, as in the JSON of its trend
     */
    static WeeklyQuestion ofEvents(boolean isPostgres, LocalDate from, Map<String, String> charts) {
        return new WeeklyQuestion(isPostgres, false, from, charts);
    }

    /** Asks a table of events whose data is in columns; {@link #prepare} makes it. */
    static WeeklyQuestion ofColumns(boolean isPostgres, LocalDate from, Map<String, String> charts) {
        return new WeeklyQuestion(isPostgres, true, from, charts);
    }

    void prepare(Connection connection) throws SQLException {
        try (var create = connection.createStatement()) {
            create.execute(preparation);
        }
    }

    Map<Key, Answer> ask(Connection connection) throws SQLException {
        var answers = new HashMap<Key, Answer>();
        try (var select = connection.createStatement();
                var rows = select.executeQuery(statement)) {
            while (rows.next()) {
                answers.put(
                        new Key(LocalDate.parse(rows.getString("week")), rows.getString("code")),
                        new Answer(
                                rows.getDouble("value"),
                                rows.getDouble("center"),
                                rows.getDouble("lower_limit"),
                                rows.getDouble("upper_limit"),
                                rows.getDouble("median"),
                                rows.getDouble("ninetieth")));
            }
        }
        return answers;
    }
}
