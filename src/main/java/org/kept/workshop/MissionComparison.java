package org.kept.workshop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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

    /** A compared item. */
    record ComparedRow(String label, WordDiff.DiffSides sides) {

        public boolean same() {
            return sides.same();
        }
    }

    /** The items of the mission as a whole, of one clause, or of the KPIs that are not scored. */
    record ComparedGroup(String heading, List<ComparedRow> rows) {

        private ComparedGroup only(boolean same) {
            return new ComparedGroup(
                    heading, rows.stream().filter(each -> each.same() == same).toList());
        }
    }

    private final List<ComparedGroup> groups = new ArrayList<>();
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

    /** The items that differ, or those that are the same, by group; without items that are empty in both missions. */
    static List<ComparedGroup> of(Mission left, Mission right, KpiWording kpiWording, boolean same) {
        var comparison = new MissionComparison(left, right, kpiWording);
        comparison.statement();
        codes(left, right).forEach(comparison::clause);
        comparison.notScored();
        return comparison.groups.stream()
                .map(each -> each.only(same))
                .filter(each -> !each.rows().isEmpty())
                .toList();
    }

    /** The number of items in these groups. */
    static int count(List<ComparedGroup> groups) {
        return groups.stream().mapToInt(each -> each.rows().size()).sum();
    }

    private static Set<String> codes(Mission left, Mission right) {
        var codes = new LinkedHashSet<String>();
        left.clauses().forEach(each -> codes.add(each.code()));
        right.clauses().forEach(each -> codes.add(each.code()));
        return codes;
    }

    private void statement() {
        var rows = new ArrayList<ComparedRow>();
        row(rows, "Statement", left.statement(), right.statement());
        row(rows, "In effect from", DateFormatter.day(left.effectiveFrom()), DateFormatter.day(right.effectiveFrom()));
        groups.add(new ComparedGroup("Mission", rows));
    }

    private void clause(String code) {
        var leftClause = left.clause(code);
        var rightClause = right.clause(code);
        var rows = new ArrayList<ComparedRow>();
        detail(rows, "Clause", leftClause, rightClause, Clause::quote);
        detail(rows, "How we keep it", leftClause, rightClause, MissionComparison::behaviours);
        detail(rows, "Review of how we keep it", leftClause, rightClause, MissionComparison::behavioursReviewBy);
        detail(rows, "May decide", leftClause, rightClause, MissionComparison::mayDecide);
        detail(rows, "Review of decisions", leftClause, rightClause, MissionComparison::mayDecideReviewBy);
        detail(rows, "Guarantee", leftClause, rightClause, MissionComparison::guarantee);
        detail(rows, "Owner", leftClause, rightClause, Clause::owner);
        detail(rows, "Review by", leftClause, rightClause, MissionComparison::reviewBy);
        var kpis = new LinkedHashSet<String>();
        leftClause.ifPresent(each -> each.measures().forEach(measure -> kpis.add(measure.kpi())));
        rightClause.ifPresent(each -> each.measures().forEach(measure -> kpis.add(measure.kpi())));
        kpis.forEach(kpi -> row(
                rows,
                kpiWording.name(kpi),
                text(leftClause.flatMap(each -> each.measure(kpi)), this::measure),
                text(rightClause.flatMap(each -> each.measure(kpi)), this::measure)));
        groups.add(new ComparedGroup("“" + text(rightClause.or(() -> leftClause), Clause::quote) + "”", rows));
    }

    private static void detail(
            List<ComparedRow> rows,
            String label,
            Optional<Clause> left,
            Optional<Clause> right,
            Function<Clause, @Nullable Object> part) {
        row(rows, label, text(left, part), text(right, part));
    }

    private static String behaviours(Clause clause) {
        return String.join("; ", clause.behaviours());
    }

    private static String mayDecide(Clause clause) {
        return String.join("; ", clause.mayDecide());
    }

    private static @Nullable String behavioursReviewBy(Clause clause) {
        var day = clause.conduct().behavioursReviewBy();
        return day == null ? null : DateFormatter.day(day);
    }

    private static @Nullable String mayDecideReviewBy(Clause clause) {
        var day = clause.conduct().mayDecideReviewBy();
        return day == null ? null : DateFormatter.day(day);
    }

    private static @Nullable String reviewBy(Clause clause) {
        var day = clause.reviewBy();
        return day == null ? null : DateFormatter.day(day);
    }

    private static String guarantee(Clause clause) {
        var guarantee = clause.guarantee();
        return guarantee == null
                ? ""
                : guarantee.promise() + ". If we break it: " + guarantee.consequence()
                        + guarantee
                                .optionalBreach()
                                .map(breach -> ". Counts as broken: " + breach.words())
                                .orElse("");
    }

    private String measure(Measure measure) {
        var role = measure.role().words();
        return role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1) + ". " + measure.because()
                + measure.optionalTarget()
                        .map(target -> " Target " + kpiWording.target(measure.kpi(), target) + ".")
                        .orElse("");
    }

    private void notScored() {
        var kpis = new LinkedHashSet<String>();
        left.notMeasured().forEach(each -> kpis.add(each.kpi()));
        right.notMeasured().forEach(each -> kpis.add(each.kpi()));
        var rows = new ArrayList<ComparedRow>();
        kpis.forEach(kpi -> row(rows, kpiWording.name(kpi), because(left, kpi), because(right, kpi)));
        groups.add(new ComparedGroup("Not scored", rows));
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

    private static void row(List<ComparedRow> rows, String label, String leftText, String rightText) {
        if (!leftText.isEmpty() || !rightText.isEmpty()) {
            rows.add(new ComparedRow(label, WordDiff.of(leftText, rightText)));
        }
    }
}
