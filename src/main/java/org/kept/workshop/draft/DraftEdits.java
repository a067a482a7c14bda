package org.kept.workshop.draft;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.Mission;
import org.kept.mission.Target;
import org.kept.mission.UnscoredKpi;
import org.kept.problem.Problem;

/** The edits of a draft, each as a function from one mission to another. */
public final class DraftEdits {

    private static final int MAX_CODE_LENGTH = 40;

    private DraftEdits() {}

    /** Changes the statement. Each clause moves with its words; if none of them is left, it keeps its quote. */
    public static Mission reword(Mission mission, String statement) {
        var reworded = new Mission(statement, mission.effectiveFrom(), List.of(), List.of());
        var quoteRelocator = new QuoteRelocator(mission.statement(), reworded.statement());
        var clauses = new ArrayList<Clause>();
        var ranges = mission.quoteRanges();
        for (var i = 0; i < ranges.size(); i++) {
            var clause = mission.clauses().get(i);
            clauses.add(withQuote(
                    clause, ranges.get(i).flatMap(quoteRelocator::relocate).orElse(clause.quote())));
        }
        return new Mission(reworded.statement(), mission.effectiveFrom(), clauses, mission.notMeasured());
    }

    /**
     * Adds a clause with the words from one index to the other, both inclusive.
     *
     * @throws Problem 422 if there are no such words, or one of them belongs to another clause
     */
    public static Mission addClause(Mission mission, int one, int other) {
        var words = StatementWords.of(mission.statement());
        if (Math.min(one, other) < 0 || Math.max(one, other) >= words.count()) {
            throw Problem.invalid("The statement has changed. Select the words again.", List.of());
        }
        var first = words.ranges().get(Math.min(one, other));
        var last = words.ranges().get(Math.max(one, other));
        for (var textRange :
                mission.quoteRanges().stream().flatMap(Optional::stream).toList()) {
            if (textRange.start() < last.end() && first.start() < textRange.end()) {
                throw Problem.invalid("Some of these words already belong to another clause.", List.of());
            }
        }
        return withClause(
                mission,
                new Clause(
                        code(mission, words.textBetween(one, other)),
                        words.textBetween(one, other),
                        List.of(),
                        null,
                        null,
                        null,
                        List.of()));
    }

    /** Adds a clause, in the order of the quotes in the statement. */
    private static Mission withClause(Mission mission, Clause clause) {
        var clauses = new ArrayList<>(mission.clauses());
        clauses.add(clause);
        var all = new Mission(mission.statement(), mission.effectiveFrom(), clauses, mission.notMeasured());
        var ranges = all.quoteRanges();
        var at = ranges.get(ranges.size() - 1);
        var before = (int) ranges.subList(0, ranges.size() - 1).stream()
                .filter(range -> range.isPresent()
                        && at.isPresent()
                        && range.get().start() < at.get().start())
                .count();
        clauses.remove(clauses.size() - 1);
        clauses.add(Math.min(before, clauses.size()), clause);
        return new Mission(mission.statement(), mission.effectiveFrom(), clauses, mission.notMeasured());
    }

    /** A unique code for a clause, made from its words. */
    static String code(Mission mission, String quote) {
        var plain = Normalizer.normalize(quote.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+|['’]", "")
                .replaceAll("[^a-z0-9]+", "-");
        var cut = plain.length() <= MAX_CODE_LENGTH
                ? plain
                : plain.substring(
                        0,
                        plain.lastIndexOf('-', MAX_CODE_LENGTH) > 0
                                ? plain.lastIndexOf('-', MAX_CODE_LENGTH)
                                : MAX_CODE_LENGTH);
        var base = cut.replaceAll("^-+|-+$", "");
        var start = base.isEmpty() ? "clause" : base;
        var code = start;
        for (var i = 2; mission.clause(code).isPresent(); i++) {
            code = start + "-" + i;
        }
        return code;
    }

    public static Mission removeClause(Mission mission, String code) {
        return withClauses(
                mission,
                mission.clauses().stream()
                        .filter(each -> !each.code().equals(code))
                        .toList());
    }

    public static Mission editClause(Mission mission, String code, UnaryOperator<Clause> edit) {
        if (mission.clause(code).isEmpty()) {
            throw Problem.notFound("This draft has no clause '" + code + "'. It may have been removed.");
        }
        return withClauses(
                mission,
                mission.clauses().stream()
                        .map(each -> each.code().equals(code) ? edit.apply(each) : each)
                        .toList());
    }

    /** Adds the measure, or replaces the one for the same KPI. */
    public static Clause withMeasure(Clause clause, Measure measure) {
        var measures = new ArrayList<>(clause.measures());
        var known = clause.measure(measure.kpi());
        if (known.isPresent()) {
            measures.set(measures.indexOf(known.get()), measure);
        } else {
            measures.add(measure);
        }
        return clause.withMeasures(measures);
    }

    public static Clause withoutMeasure(Clause clause, String kpi) {
        return clause.withMeasures(clause.measures().stream()
                .filter(each -> !each.kpi().equals(kpi))
                .toList());
    }

    /** Lists the KPI as not scored; replaces an earlier reason. */
    public static Mission addUnscoredKpi(Mission mission, String kpi, String because) {
        var all = new ArrayList<>(removeUnscoredKpi(mission, kpi).notMeasured());
        all.add(new UnscoredKpi(kpi, because));
        return new Mission(mission.statement(), mission.effectiveFrom(), mission.clauses(), all);
    }

    public static Mission removeUnscoredKpi(Mission mission, String kpi) {
        return new Mission(
                mission.statement(),
                mission.effectiveFrom(),
                mission.clauses(),
                mission.notMeasured().stream()
                        .filter(each -> !each.kpi().equals(kpi))
                        .toList());
    }

    /**
     * Changes the first day of the mission. Targets that are new in this draft and start in the week of the old first
     * day move with it.
     *
     * @param published the mission the draft started from; its targets stay unchanged
     */
    public static Mission changeEffectiveFrom(Mission mission, LocalDate day, Optional<Mission> published) {
        var old = Period.of(Grain.WEEK, mission.effectiveFrom());
        var week = Period.of(Grain.WEEK, day);
        var clauses = mission.clauses().stream()
                .map(clause -> clause.withMeasures(clause.measures().stream()
                        .map(each -> withMovedTarget(
                                each,
                                old,
                                week,
                                published.flatMap(before -> before.measure(clause.code(), each.kpi()))))
                        .toList()))
                .toList();
        return new Mission(mission.statement(), day, clauses, mission.notMeasured());
    }

    private static Measure withMovedTarget(Measure measure, Period old, Period week, Optional<Measure> before) {
        var target = measure.target();
        if (target == null
                || !target.from().equals(old)
                || before.flatMap(Measure::optionalTarget)
                        .filter(target::equals)
                        .isPresent()) {
            return measure;
        }
        return measure.withTarget(new Target(target.low(), target.high(), week, target.agreedBy(), target.reviewBy()));
    }

    private static Mission withClauses(Mission mission, List<Clause> clauses) {
        return new Mission(mission.statement(), mission.effectiveFrom(), clauses, mission.notMeasured());
    }

    private static Clause withQuote(Clause clause, String quote) {
        return new Clause(
                clause.code(),
                quote,
                clause.behaviours(),
                clause.conduct(),
                clause.guarantee(),
                clause.owner(),
                clause.reviewBy(),
                clause.measures());
    }
}
