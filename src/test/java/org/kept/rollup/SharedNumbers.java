package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.kept.TestKeys.withKey;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kept.database.Database;

/** Compares numbers read over REST with independently computed ones. */
public final class SharedNumbers {

    private SharedNumbers() {}

    static void assertEqualTo(List<SharedEvents.Expected> expected) {
        assertThat(expected).isNotEmpty();
        expected.stream()
                .collect(Collectors.groupingBy(each -> each.kpi() + " " + each.variant()))
                .values()
                .forEach(SharedNumbers::assertSeries);
    }

    private static void assertSeries(List<SharedEvents.Expected> expected) {
        var weeks = expected.stream().map(SharedEvents.Expected::week).sorted().toList();
        var first = expected.get(0);
        var request = withKey()
                .queryParam("grain", "week")
                .queryParam("from", weeks.get(0))
                .queryParam("to", weeks.get(weeks.size() - 1));
        if (!first.variant().isEmpty()) {
            request.queryParam("variant", first.variant());
        }
        List<Map<String, Object>> points = request.get("/api/v1/kpis/" + first.kpi() + "/series")
                .then()
                .statusCode(200)
                .extract()
                .path("points");
        var read =
                points.stream().collect(Collectors.toMap(point -> String.valueOf(point.get("period")), point -> point));
        for (var each : expected) {
            var name = each.toString();
            assertThat(read).as(name).containsKey(each.week());
            var point = read.getOrDefault(each.week(), Map.of());
            assertThat(number(point, "numerator")).as(name).isEqualTo(each.numerator());
            assertThat(number(point, "denominator")).as(name).isEqualTo(each.denominator());
            assertThat(number(point, "value"))
                    .as(name)
                    .isCloseTo(each.numerator() / each.denominator(), withinPercentage(1e-4));
        }
    }

    /** Asserts that the 168 hours of each week add up to the week, for the configured formulas. */
    static void assertHoursAddUp(List<SharedEvents.Expected> expected) {
        expected.stream()
                .filter(each -> each.variant().isEmpty() || each.variant().equals("answered-over-offered"))
                .forEach(each -> {
                    var answer = withKey()
                            .queryParam("to", each.week())
                            .queryParam("span", "1w")
                            .get("/api/v1/kpis/" + each.kpi() + "/hours")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
                    assertThat(sum(answer.getList("cells.numerator")))
                            .as(each.toString())
                            .isEqualTo(each.numerator());
                    assertThat(sum(answer.getList("cells.denominator")))
                            .as(each.toString())
                            .isEqualTo(each.denominator());
                });
    }

    private static double sum(List<Number> numbers) {
        return numbers.stream()
                .filter(each -> each != null)
                .mapToDouble(Number::doubleValue)
                .sum();
    }

    private static double number(Map<String, Object> point, String member) {
        return point.get(member) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    public static void rebuildFindsNoDifference() {
        withKey()
                .contentType("application/json")
                .post("/api/v1/rollup/rebuild?check=true")
                .then()
                .statusCode(200)
                .body("examples", empty())
                .body("differences", equalTo(0))
                .body("rows", greaterThan(0));
    }

    /** Deletes all events and everything derived from them. */
    public static void deleteAllData(Database database) {
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                for (var table : List.of(
                        "event",
                        "event_revision",
                        "feed",
                        "rejection",
                        "hour_cell",
                        "tally_hour",
                        "tally_week",
                        "tally_week_total",
                        "customer_count",
                        "cut_name",
                        "wait_bin",
                        "value_bin",
                        "counted_customer",
                        "customer",
                        "figure",
                        "returned_order")) {
                    statement.executeUpdate("delete from " + table);
                }
            }
        });
    }
}
