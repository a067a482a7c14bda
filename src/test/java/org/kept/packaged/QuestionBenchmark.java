package org.kept.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.postgresql.PGConnection;

/**
 * The scorecard of a week over REST, beside the same question asked of the raw events: of Kept's own table in
 * PostgreSQL, and of a copy in DuckDB where its driver is on the class path, as in the profile {@code benchmark}.
 *
 * <p>The answers are compared: every value and every limit must be Kept's.
 */
record QuestionBenchmark(Bench bench, int events) {

    private static final String DUCKDB = "jdbc:duckdb:";
    private static final int RUNS = 5;
    private static final double ROUNDING = 1e-9;

    /** What a sketch of waits is accurate to, with a little for the next wait in the order. */
    private static final double SKETCH = 0.011;

    void measure() throws Exception {
        var weeks = new SyntheticWeeks(events, bench.sizes().weeks(), "question");
        var from = weeks.firstDay().plusWeeks(weeks.weeks() - WeeklyQuestion.WEEKS);
        try (var service = bench.start(Map.of("KEPT_ZONE", "UTC"));
                var postgres = bench.connect()) {
            Bench.mission(service);
            for (var week = 0; week < weeks.weeks(); week++) {
                bench.push(service, weeks.ofWeek(week));
            }
            beginLimits(service, from);
            Bench.execute(postgres, "vacuum analyze event");
            against("PostgreSQL", true, postgres, service, from, "≥ 20");
            if (hasDuckDb()) {
                try (var duckDb = DriverManager.getConnection(DUCKDB)) {
                    copy(postgres, duckDb);
                    against("DuckDB", false, duckDb, service, from, "≥ 5");
                }
            }
        }
    }

    private static boolean hasDuckDb() throws SQLException {
        for (var driver : DriverManager.drivers().toList()) {
            if (driver.acceptsURL(DUCKDB)) {
                return true;
            }
        }
        return false;
    }

    /** The limits of each KPI begin with the weeks in question, so that the statement need not read those before. */
    private static void beginLimits(Packaged service, LocalDate from) {
        for (var kpi : kpis(service)) {
            var phase = "{\"from\":\"" + from + "\",\"because\":\"The weeks in question\"}";
            Packaged.expect(
                    201, service.post("/api/v1/kpis/" + kpi + "/phases", "application/json", phase.getBytes(UTF_8)));
        }
    }

    /** Copies the events with the columns that the statement reads. */
    private void copy(Connection postgres, Connection duckDb) throws SQLException, IOException {
        var file = bench.folder().resolve("events.csv");
        try (var out = Files.newOutputStream(file)) {
            postgres.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select occurred_at at time zone 'UTC' as occurred_at, type, customer, data, voided"
                                    + " from event order by occurred_at) to stdout (format csv, header)",
                            out);
        }
        Bench.execute(
                duckDb,
                "create table event as select * from read_csv('" + file + "', header = true, columns = {'occurred_at':"
                        + " 'timestamp', 'type': 'varchar', 'customer': 'varchar', 'data': 'json', 'voided': 'boolean'})");
        Files.delete(file);
    }

    private void against(
            String database, boolean isPostgres, Connection connection, Packaged service, LocalDate from, String goal)
            throws Exception {
        var last = from.plusWeeks(WeeklyQuestion.WEEKS - 1);
        var charts = new HashMap<String, String>();
        var kept = kept(service, from, last, charts);
        var ofEvents = WeeklyQuestion.ofEvents(isPostgres, from, charts);
        var ofColumns = WeeklyQuestion.ofColumns(isPostgres, from, charts);
        ofColumns.prepare(connection);
        check(database, kept, ofEvents.ask(connection));
        check(database, kept, ofColumns.ask(connection));

        for (var i = 0; i < bench.sizes().views(); i++) {
            scorecard(service, last);
        }
        var scorecard = new Figures();
        var overEvents = new Figures();
        var overColumns = new Figures();
        bench.rounds(List.of(scorecard, overEvents, overColumns), () -> {
            overEvents.add(median(() -> ofEvents.ask(connection)));
            scorecard.add(median(() -> scorecard(service, last)));
            overColumns.add(median(() -> ofColumns.ask(connection)));
        });
        var line = "13 weeks of every KPI with limits, %,d events: scorecard over REST, faster than one statement in %s"
                .formatted(events, database);
        bench.report().faster(bench.line(line + " over the raw events"), scorecard, overEvents, goal);
        bench.report().faster(bench.line(line + " over their data in columns"), scorecard, overColumns, "");
    }

    /** The median of some runs in a row, in milliseconds. */
    private static double median(Bench.Step step) throws Exception {
        var times = new double[RUNS];
        for (var i = 0; i < times.length; i++) {
            times[i] = 1e3 * Bench.seconds(step);
        }
        return Figures.quantile(times, 0.5);
    }

    private static JsonNode scorecard(Packaged service, LocalDate week) {
        return json(service, "/api/v1/scorecards/" + Period.of(Grain.WEEK, week).code());
    }

    private static JsonNode json(Packaged service, String path) {
        return Packaged.json(Packaged.expect(200, service.get(path)));
    }

    /** The KPIs that the mission has measures for, without the broken guarantees. */
    private static Set<String> kpis(Packaged service) {
        var kpis = new TreeSet<String>();
        for (var clause : json(service, "/api/v1/mission").path("clauses")) {
            clause.path("measures")
                    .forEach(measure -> kpis.add(measure.path("kpi").asText()));
        }
        return kpis;
    }

    /**
     * What Kept says: the values of the scorecard, and the limits and percentiles of the trends.
     *
     * @param charts receives the kind of chart of each KPI
     */
    private static Map<WeeklyQuestion.Key, WeeklyQuestion.Answer> kept(
            Packaged service, LocalDate from, LocalDate last, Map<String, String> charts) {
        var values = new HashMap<String, JsonNode>();
        for (var clause : scorecard(service, last).path("clauses")) {
            clause.path("rows").forEach(row -> values.put(row.path("kpi").asText(), row.path("sparkline")));
        }
        var answers = new HashMap<WeeklyQuestion.Key, WeeklyQuestion.Answer>();
        for (var kpi : kpis(service)) {
            var series = json(service, "/api/v1/kpis/" + kpi + "/series?grain=week&from=" + from + "&to=" + last);
            charts.put(kpi, series.path("chart").asText());
            var limits = series.path("limits").path(series.path("limits").size() - 1);
            for (var i = 0; i < WeeklyQuestion.WEEKS; i++) {
                var point = series.path("points").path(i);
                var beside = point.path("beside");
                answers.put(
                        new WeeklyQuestion.Key(from.plusWeeks(i), kpi),
                        new WeeklyQuestion.Answer(
                                values.getOrDefault(kpi, MissingNode.getInstance())
                                        .path(i)
                                        .asDouble(),
                                limits.path("center").asDouble(),
                                point.path("lower").asDouble(),
                                point.path("upper").asDouble(),
                                beside.path("p50").asDouble(),
                                beside.path("p90").asDouble()));
            }
        }
        return answers;
    }

    private static void check(
            String database,
            Map<WeeklyQuestion.Key, WeeklyQuestion.Answer> kept,
            Map<WeeklyQuestion.Key, WeeklyQuestion.Answer> asked) {
        if (!kept.keySet().equals(asked.keySet())) {
            throw new IllegalStateException(
                    database + " answers for " + asked.keySet() + ", Kept for " + kept.keySet());
        }
        kept.forEach((key, ours) -> {
            var theirs = Objects.requireNonNull(asked.get(key));
            var isEqual = isNear(ours.value(), theirs.value(), ROUNDING)
                    && isNear(ours.center(), theirs.center(), ROUNDING)
                    && isNear(ours.lower(), theirs.lower(), ROUNDING)
                    && isNear(ours.upper(), theirs.upper(), ROUNDING)
                    && isNear(ours.median(), theirs.median(), SKETCH)
                    && isNear(ours.ninetieth(), theirs.ninetieth(), SKETCH);
            if (!isEqual) {
                throw new IllegalStateException(key + ": Kept says " + ours + ", " + database + " " + theirs);
            }
        });
    }

    /** Whether two numbers are equal but for this share of them. */
    private static boolean isNear(double one, double other, double share) {
        return Math.abs(one - other) <= share * Math.max(1e-3, Math.abs(one));
    }
}
