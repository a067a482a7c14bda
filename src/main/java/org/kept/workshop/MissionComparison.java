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

/** Two missions beside each other, word by word: the statement, then each clause with all that hangs on it. */
final class MissionComparison {

    /**
     * One thing that both may say.
     *
     * @param heading of the clause it begins, or empty
     */
    record ComparedRow(String heading, String label, WordDiff.DiffSides sides) {

        public boolean same() {
            return sides.same();
        }
    }

    private final List<ComparedRow> rows = new ArrayList<>();
    private final Mission left;
    private final Mission right;
    private final KpiWording speech;

    /** How KPIs and their targets are spoken of. */
    interface KpiWording {
        String name(String kpi);

        String target(String kpi, Target target);
    }

    private MissionComparison(Mission left, Mission right, KpiWording speech) {
        this.left = left;
        this.right = right;
        this.speech = speech;
    }

    /** The rows; those that neither says anything in are left out. */
    static List<ComparedRow> of(Mission left, Mission right, KpiWording speech) {
        var comparison = new MissionComparison(left, right, speech);
        comparison.row("", "Statement", left.statement(), right.statement());
        comparison.row(
                "", "Holds from", DateFormatter.day(left.effectiveFrom()), DateFormatter.day(right.effectiveFrom()));
        codes(left, right).forEach(comparison::clause);
        comparison.asides();
        return List.copyOf(comparison.rows);
    }

    private static Set<String> codes(Mission left, Mission right) {
        var codes = new LinkedHashSet<String>();
        left.clauses().forEach(each -> codes.add(each.code()));
        right.clauses().forEach(each -> codes.add(each.code()));
        return codes;
    }

    private void clause(String code) {
        var one = left.clause(code);
        var other = right.clause(code);
        row(code, "Clause", text(one, Clause::quote), text(other, Clause::quote));
        row(
                "",
                "What we do for it",
                text(one, MissionComparison::behaviours),
                text(other, MissionComparison::behaviours));
        row("", "Guarantee", text(one, MissionComparison::guarantee), text(other, MissionComparison::guarantee));
        row("", "Answers for it", text(one, Clause::owner), text(other, Clause::owner));
        row("", "To be reviewed by", text(one, MissionComparison::reviewBy), text(other, MissionComparison::reviewBy));
        var kpis = new LinkedHashSet<String>();
        one.ifPresent(each -> each.measures().forEach(measure -> kpis.add(measure.kpi())));
        other.ifPresent(each -> each.measures().forEach(measure -> kpis.add(measure.kpi())));
        kpis.forEach(kpi -> row(
                "",
                speech.name(kpi),
                text(one.flatMap(each -> each.measure(kpi)), this::measure),
                text(other.flatMap(each -> each.measure(kpi)), this::measure)));
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
                                .counted()
                                .map(breach -> "; counted as broken: " + breach.words())
                                .orElse("");
    }

    private String measure(Measure measure) {
        return DraftClauseViewBuilder.role(measure.role().code()) + ". " + measure.because()
                + measure.dated()
                        .map(target -> " Target " + speech.target(measure.kpi(), target) + ".")
                        .orElse("");
    }

    private void asides() {
        var kpis = new LinkedHashSet<String>();
        left.notMeasured().forEach(each -> kpis.add(each.kpi()));
        right.notMeasured().forEach(each -> kpis.add(each.kpi()));
        kpis.forEach(kpi -> row("", "Not scored: " + speech.name(kpi), because(left, kpi), because(right, kpi)));
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

    private void row(String heading, String label, String one, String other) {
        if (!one.isEmpty() || !other.isEmpty()) {
            rows.add(new ComparedRow(heading, label, WordDiff.of(one, other)));
        }
    }
}
