package org.kept.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.stats.Reference.close;
import static org.kept.stats.Reference.number;
import static org.kept.stats.Reference.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlChartReferenceTest {

    @Test
    void everyPointMatchesTheReferenceInLimitsRuleAndMark() {
        var cases = Reference.grouped(Reference.rows("xmr_points.csv"), r -> text(r, "case_id") + text(r, "facet"));
        for (var rows : cases.values()) {
            var chart = chart(rows);
            for (int i = 0; i < rows.size(); i++) {
                assertMatches(chart, i, rows.get(i));
            }
        }
    }

    @Test
    void everyCaseMatchesTheReferenceInAssurance() {
        var cases = Reference.grouped(Reference.rows("xmr_points.csv"), r -> text(r, "case_id"));
        for (var row : Reference.rows("xmr_summary.csv")) {
            if (!text(row, "target").isEmpty()) {
                var chart = chart(requireNonNull(cases.get(text(row, "case_id"))));
                assertThat(chart.assurance(number(row, "target"), better(row)))
                        .as("%s", row)
                        .isEqualTo(assurance(text(row, "assurance_type")));
            }
        }
    }

    private static ControlChart chart(List<Map<String, String>> rows) {
        int[] starts = IntStream.range(1, rows.size())
                .filter(i -> !text(rows.get(i), "rebase_group").equals(text(rows.get(i - 1), "rebase_group")))
                .toArray();
        double[] values = rows.stream().mapToDouble(r -> number(r, "y")).toArray();
        return ControlChart.xmr(values, starts, better(rows.get(0)), rules(rows.get(0)));
    }

    private static SignalRules rules(Map<String, String> row) {
        var rules = SignalRules.DEFAULT.withLimitsFrom(2);
        rules = text(row, "screen_outliers").equals("TRUE") ? rules : rules.withoutScreening();
        var fixed = text(row, "fix_after_n_points");
        return fixed.isEmpty() ? rules : rules.fixedAfter(Integer.parseInt(fixed));
    }

    private static Better better(Map<String, String> row) {
        return switch (text(row, "improvement_direction")) {
            case "increase" -> Better.HIGHER;
            case "decrease" -> Better.LOWER;
            default -> Better.NEITHER;
        };
    }

    private static void assertMatches(ControlChart chart, int i, Map<String, String> row) {
        var limits = requireNonNull(chart.limitsAt(i));
        var where = text(row, "case_id") + " " + text(row, "x");
        assertThat(limits.center()).as(where).isCloseTo(number(row, "mean"), close(number(row, "mean")));
        assertThat(limits.lower()).as(where).isCloseTo(number(row, "lpl"), close(number(row, "lpl")));
        assertThat(limits.upper()).as(where).isCloseTo(number(row, "upl"), close(number(row, "upl")));
        var point = chart.points().get(i);
        var first = new ArrayList<>(point.signals());
        assertThat(first.isEmpty() ? "common" : first.get(0).code()).as(where).isEqualTo(rule(row));
        assertThat(point.mark()).as(where).isEqualTo(mark(row));
    }

    private static String rule(Map<String, String> row) {
        var type = text(row, "special_cause_type");
        if (type.startsWith("7 Point Trend")) {
            return "trend";
        }
        if (type.startsWith("7 Points")) {
            return "shift";
        }
        if (type.startsWith("2 in 3")) {
            return "two-in-three";
        }
        return type.equals("Common Cause") ? "common" : "outside";
    }

    private static VariationType mark(Map<String, String> row) {
        return switch (text(row, "point_type")) {
            case "special_cause_improvement" -> VariationType.IMPROVEMENT;
            case "special_cause_concern" -> VariationType.CONCERN;
            case "common_cause" -> VariationType.COMMON_CAUSE;
            default -> VariationType.SPECIAL_CAUSE;
        };
    }

    private static Assurance assurance(String type) {
        return switch (type) {
            case "consistent_pass" -> Assurance.CONSISTENTLY_HITS;
            case "consistent_fail" -> Assurance.CONSISTENTLY_MISSES;
            default -> Assurance.HIT_OR_MISS;
        };
    }
}
