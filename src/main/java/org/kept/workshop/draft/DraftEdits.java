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

/** Each thing that can be done to a draft, as a function from one mission to another. */
public final class DraftEdits {

    private static final int LONGEST_CODE = 40;

    private DraftEdits() {}

    /** Another statement; each clause goes where its words went, and keeps its quote where nothing of them is left. */
    public static Mission reword(Mission mission, String statement) {
        var whole = new Mission(statement, mission.effectiveFrom(), List.of(), List.of());
        var quoteRelocator = new QuoteRelocator(mission.statement(), whole.statement());
        var clauses = new ArrayList<Clause>();
        var spans = mission.spans();
        for (var i = 0; i < spans.size(); i++) {
            var clause = mission.clauses().get(i);
            clauses.add(quoting(clause, spans.get(i).flatMap(quoteRelocator::of).orElse(clause.quote())));
        }
        return new Mission(whole.statement(), mission.effectiveFrom(), clauses, mission.notMeasured());
    }

    /**
     * A new clause of the words from one to another, both included.
     *
     * @throws Problem 422 when there are no such words, or when one of them belongs to a clause already
     */
    public static Mission mark(Mission mission, int one, int other) {
        var words = StatementWords.of(mission.statement());
        if (Math.min(one, other) < 0 || Math.max(one, other) >= words.count()) {
            throw Problem.invalid("The statement has changed; choose the words again.", List.of());
        }
        var first = words.spans().get(Math.min(one, other));
        var last = words.spans().get(Math.max(one, other));
        for (var textRange : mission.spans().stream().flatMap(Optional::stream).toList()) {
            if (textRange.start() < last.end() && first.start() < textRange.end()) {
                throw Problem.invalid("Some of these words belong to another clause already.", List.of());
            }
        }
        return with(
                mission,
                new Clause(
                        code(mission, words.from(one, other)),
                        words.from(one, other),
                        List.of(),
                        null,
                        null,
                        null,
                        List.of()));
    }

    /** The mission with one more clause, in the order in which their words stand in the statement. */
    private static Mission with(Mission mission, Clause clause) {
        var clauses = new ArrayList<>(mission.clauses());
        clauses.add(clause);
        var all = new Mission(mission.statement(), mission.effectiveFrom(), clauses, mission.notMeasured());
        var spans = all.spans();
        var at = spans.get(spans.size() - 1);
        var before = (int) spans.subList(0, spans.size() - 1).stream()
                .filter(span -> span.isPresent()
                        && at.isPresent()
                        && span.get().start() < at.get().start())
                .count();
        clauses.remove(clauses.size() - 1);
        clauses.add(Math.min(before, clauses.size()), clause);
        return new Mission(mission.statement(), mission.effectiveFrom(), clauses, mission.notMeasured());
    }

    /** A name for a clause, made of its words and not taken. */
    static String code(Mission mission, String quote) {
        var plain = Normalizer.normalize(quote.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+|['’]", "")
                .replaceAll("[^a-z0-9]+", "-");
        var cut = plain.length() <= LONGEST_CODE
                ? plain
                : plain.substring(
                        0,
                        plain.lastIndexOf('-', LONGEST_CODE) > 0 ? plain.lastIndexOf('-', LONGEST_CODE) : LONGEST_CODE);
        var base = cut.replaceAll("^-+|-+$", "");
        var start = base.isEmpty() ? "clause" : base;
        var code = start;
        for (var i = 2; mission.clause(code).isPresent(); i++) {
            code = start + "-" + i;
        }
        return code;
    }

    public static Mission remove(Mission mission, String code) {
        return clauses(
                mission,
                mission.clauses().stream()
                        .filter(each -> !each.code().equals(code))
                        .toList());
    }

    public static Mission clause(Mission mission, String code, UnaryOperator<Clause> edit) {
        if (mission.clause(code).isEmpty()) {
            throw Problem.notFound("This draft has no clause '" + code + "' any more.");
        }
        return clauses(
                mission,
                mission.clauses().stream()
                        .map(each -> each.code().equals(code) ? edit.apply(each) : each)
                        .toList());
    }

    /** The clause measured like this by the KPI: for the first time, or otherwise than before. */
    public static Clause measured(Clause clause, Measure measure) {
        var measures = new ArrayList<>(clause.measures());
        var known = clause.measure(measure.kpi());
        if (known.isPresent()) {
            measures.set(measures.indexOf(known.get()), measure);
        } else {
            measures.add(measure);
        }
        return measuredBy(clause, measures);
    }

    public static Clause unmeasured(Clause clause, String kpi) {
        return measuredBy(
                clause,
                clause.measures().stream()
                        .filter(each -> !each.kpi().equals(kpi))
                        .toList());
    }

    /** The KPI as one that the mission does not promise; a reason given before is replaced. */
    public static Mission setAside(Mission mission, String kpi, String because) {
        var all = new ArrayList<>(takenBack(mission, kpi).notMeasured());
        all.add(new UnscoredKpi(kpi, because));
        return new Mission(mission.statement(), mission.effectiveFrom(), mission.clauses(), all);
    }

    public static Mission takenBack(Mission mission, String kpi) {
        return new Mission(
                mission.statement(),
                mission.effectiveFrom(),
                mission.clauses(),
                mission.notMeasured().stream()
                        .filter(each -> !each.kpi().equals(kpi))
                        .toList());
    }

    /**
     * The first day of the mission; targets that are new in this draft and were to count from the week of the old one move
     * with it.
     *
     * @param published the mission it began from; what stands in it stays as it is
     */
    public static Mission firstDay(Mission mission, LocalDate day, Optional<Mission> published) {
        var old = Period.of(Grain.WEEK, mission.effectiveFrom());
        var week = Period.of(Grain.WEEK, day);
        var clauses = mission.clauses().stream()
                .map(clause -> measuredBy(
                        clause,
                        clause.measures().stream()
                                .map(each -> moved(
                                        each,
                                        old,
                                        week,
                                        published.flatMap(before -> before.measure(clause.code(), each.kpi()))))
                                .toList()))
                .toList();
        return new Mission(mission.statement(), day, clauses, mission.notMeasured());
    }

    private static Measure moved(Measure measure, Period old, Period week, Optional<Measure> before) {
        var target = measure.target();
        if (target == null
                || !target.from().equals(old)
                || before.flatMap(Measure::dated).filter(target::equals).isPresent()) {
            return measure;
        }
        return targeting(measure, new Target(target.low(), target.high(), week, target.agreedBy(), target.reviewBy()));
    }

    private static Measure targeting(Measure measure, Target target) {
        return new Measure(
                measure.kpi(),
                measure.role(),
                measure.because(),
                measure.arguedBy(),
                measure.arguedOn(),
                measure.arguedFor(),
                measure.reviewBy(),
                target);
    }

    private static Mission clauses(Mission mission, List<Clause> clauses) {
        return new Mission(mission.statement(), mission.effectiveFrom(), clauses, mission.notMeasured());
    }

    private static Clause quoting(Clause clause, String quote) {
        return new Clause(
                clause.code(),
                quote,
                clause.behaviours(),
                clause.guarantee(),
                clause.owner(),
                clause.reviewBy(),
                clause.measures());
    }

    private static Clause measuredBy(Clause clause, List<Measure> measures) {
        return new Clause(
                clause.code(),
                clause.quote(),
                clause.behaviours(),
                clause.guarantee(),
                clause.owner(),
                clause.reviewBy(),
                measures);
    }
}
