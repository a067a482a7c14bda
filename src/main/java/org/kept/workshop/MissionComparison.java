package org.kept.workshop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.Mission;
import org.kept.mission.Target;
import org.kept.mission.UnscoredKpi;
import org.kept.ui.DateFormatter;
import org.kept.workshop.draft.WordDiff;

/** Word-by-word comparison of two missions: the statement, then each clause with its details. */
final class MissionComparison {

    /**
     * A compared item.
     *
     * @param heading the code of the clause that starts here; empty if none does
     */
    record ComparedRow(String heading, String label, WordDiff.DiffSides sides) {

        public boolean same() {
            return sides.same();
        }
    }

    private final List<ComparedRow> rows = new ArrayList<>();
    private final Mission left;
    private final Mission right;
    private final KpiWording kpiWording;

    /** Names KPIs and describes their targets. */
    interface KpiWording {
        String name(String kpi);

        String target(String kpi, Target target);
    }

    private MissionComparison(Mission left, Mission right, KpiWording kpiWording) {
        this.left = left;
        this.right = right;
        this.kpiWording = kpiWording;
    }

    /** The rows, without those that are empty in both missions. */
    static List<ComparedRow> of(Mission left, Mission right, KpiWording kpiWording) {
        var comparison = new MissionComparison(left, right, kpiWording);
        comparison.row("", "Statement", left.statement(), right.statement());
        comparison.row(
                "", "Holds from", DateFormatter.day(left.effectiveFrom()), DateFormatter.day(right.effectiveFrom()));
        codes(left, right).forEach(comparison::clause);
        comparison.notScored();
        return List.copyOf(comparison.rows);
    }

    private static Set<String> codes(Mission left, Mission right) {
        var codes = new LinkedHashSet<String>();
        left.clauses().forEach(each -> codes.add(each.code()));
        right.clauses().forEach(each -> codes.add(each.code()));
        return codes;
    }

    private void clause(String code) {
        var leftClause = left.clause(code);
        var rightClause = right.clause(code);
        row(code, "Clause", text(leftClause, Clause::quote), text(rightClause, Clause::quote));
        row(
                "",
                "What we do for it",
                text(leftClause, MissionComparison::behaviours),
                text(rightClause, MissionComparison::behaviours));
        row(
                "",
                "Guarantee",
                text(leftClause, MissionComparison::guarantee),
                text(rightClause, MissionComparison::guarantee));
        row("", "Answers for it", text(leftClause, Clause::owner), text(rightClause, Clause::owner));
        row(
                "",
                "To be reviewed by",
                text(leftClause, MissionComparison::reviewBy),
                text(rightClause, MissionComparison::reviewBy));
        var kpis = new LinkedHashSet<String>();
        leftClause.ifPresent(each -> each.measures().forEach(measure -> kpis.add(measure.kpi())));
        rightClause.ifPresent(each -> each.measures().forEach(measure -> kpis.add(measure.kpi())));
        kpis.forEach(kpi -> row(
                "",
                kpiWording.name(kpi),
                text(leftClause.flatMap(each -> each.measure(kpi)), this::measure),
                text(rightClause.flatMap(each -> each.measure(kpi)), this::measure)));
    }

    private static String behaviours(Clause clause) {
        return String.join("; ", clause.behaviours());
    }

    private static @Nullable String reviewBy(Clause clause) {
        var day = clause.reviewBy();
        return day == null ? null : DateFormatter.day(day);
    }

    private static String guarantee(Clause clause) {
        var guarantee = clause.guarantee();
        return guarantee == null
                ? ""
                : guarantee.promise() + "; if not: " + guarantee.consequence()
                        + guarantee
                                .optionalBreach()
                                .map(breach -> "; counted as broken: " + breach.words())
                                .orElse("");
    }

    private String measure(Measure measure) {
        return DraftClauseViewBuilder.role(measure.role().code()) + ". " + measure.because()
                + measure.optionalTarget()
                        .map(target -> " Target " + kpiWording.target(measure.kpi(), target) + ".")
                        .orElse("");
    }

    private void notScored() {
        var kpis = new LinkedHashSet<String>();
        left.notMeasured().forEach(each -> kpis.add(each.kpi()));
        right.notMeasured().forEach(each -> kpis.add(each.kpi()));
        kpis.forEach(kpi -> row("", "Not scored: " + kpiWording.name(kpi), because(left, kpi), because(right, kpi)));
    }

    private static String because(Mission mission, String kpi) {
        return mission.notMeasured().stream()
                .filter(each -> each.kpi().equals(kpi))
                .map(UnscoredKpi::because)
                .findFirst()
                .orElse("");
    }

    private static <T> String text(Optional<T> from, Function<T, @Nullable Object> part) {
        return from.map(part).map(Objects::toString).orElse("");
    }

    private void row(String heading, String label, String leftText, String rightText) {
        if (!leftText.isEmpty() || !rightText.isEmpty()) {
            rows.add(new ComparedRow(heading, label, WordDiff.of(leftText, rightText)));
        }
    }
}
