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
import org.kept.mission.NotMeasured;
import org.kept.mission.Target;
import org.kept.ui.Dates;

/** Two missions beside each other, word by word: the statement, then each clause with all that hangs on it. */
final class Comparison {

    /**
     * One thing that both may say.
     *
     * @param heading of the clause it begins, or empty
     */
    record Row(String heading, String label, WordDiff.Sides sides) {

        public boolean same() {
            return sides.same();
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Mission left;
    private final Mission right;
    private final Speech speech;

    /** How KPIs and their targets are spoken of. */
    interface Speech {
        String name(String kpi);

        String target(String kpi, Target target);
    }

    private Comparison(Mission left, Mission right, Speech speech) {
        this.left = left;
        this.right = right;
        this.speech = speech;
    }

    /** The rows; those that neither says anything in are left out. */
    static List<Row> of(Mission left, Mission right, Speech speech) {
        var comparison = new Comparison(left, right, speech);
        comparison.row("", "Statement", left.statement(), right.statement());
        comparison.row("", "Holds from", Dates.day(left.effectiveFrom()), Dates.day(right.effectiveFrom()));
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
        row("", "What we do for it", text(one, Comparison::behaviours), text(other, Comparison::behaviours));
        row("", "Guarantee", text(one, Comparison::guarantee), text(other, Comparison::guarantee));
        row("", "Answers for it", text(one, Clause::owner), text(other, Clause::owner));
        row("", "To be reviewed by", text(one, Comparison::reviewBy), text(other, Comparison::reviewBy));
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
        return day == null ? null : Dates.day(day);
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
        return ClauseWriter.role(measure.role().code()) + ". " + measure.because()
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
                .map(NotMeasured::because)
                .findFirst()
                .orElse("");
    }

    private static <T> String text(Optional<T> from, Function<T, @Nullable Object> part) {
        return from.map(part).map(Objects::toString).orElse("");
    }

    private void row(String heading, String label, String one, String other) {
        if (!one.isEmpty() || !other.isEmpty()) {
            rows.add(new Row(heading, label, WordDiff.of(one, other)));
        }
    }
}
