package org.kept.mission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.kept.calendar.Period;
import org.kept.document.ParagraphText;

/**
 * What a company promises its customers in one statement, with the measures of each part.
 *
 * @param statement one paragraph; white space is collapsed to single spaces
 * @param effectiveFrom the first day in effect; the week that contains it is already judged by this mission
 * @param clauses parts of the statement, in display order
 * @param notMeasured KPIs that are deliberately not scored, each with a reason
 */
public record Mission(String statement, LocalDate effectiveFrom, List<Clause> clauses, List<UnscoredKpi> notMeasured) {

    /** Epoch day of Monday, 5 January 1970. */
    private static final long FIRST_MONDAY = 4;

    private static final long DAYS_OF_A_WEEK = 7;

    /** A passage of the statement for display: the words of one clause, or words between clauses. */
    public record StatementPassage(TextRange span, String text, Optional<Clause> clause) {}

    public Mission {
        statement = ParagraphText.collapseWhitespace(statement);
        clauses = List.copyOf(clauses);
        notMeasured = List.copyOf(notMeasured);
    }

    public Optional<Clause> clause(String code) {
        return clauses.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** Whether any guarantee defines which events break it. */
    public boolean countsBreaches() {
        return clauses.stream().map(Clause::guarantee).anyMatch(each -> each != null && each.breach() != null);
    }

    /** The measure that links the clause to the KPI; empty if there is none. */
    public Optional<Measure> measure(String clause, String kpi) {
        return clause(clause).flatMap(found -> found.measure(kpi));
    }

    /**
     * The clause in focus for a week. Weeks cycle through the clauses in mission order.
     *
     * @return empty if the mission has no clauses
     */
    public Optional<Clause> clauseOfWeek(Period week) {
        if (clauses.isEmpty()) {
            return Optional.empty();
        }
        // Counts weeks from the epoch, not within the year, so that the cycle does not jump at new year.
        var count = Math.floorDiv(week.start().toEpochDay() - FIRST_MONDAY, DAYS_OF_A_WEEK);
        return Optional.of(clauses.get(Math.floorMod(count, clauses.size())));
    }

    /** The clauses that a KPI measures, in order; empty if no clause justifies it. */
    public List<Clause> clausesFor(String kpi) {
        return clauses.stream().filter(each -> each.measure(kpi).isPresent()).toList();
    }

    /**
     * The measures that judge a clause promising all hours, hour by hour; selected as in {@link #judging}.
     *
     * @param countable accepts measures with a target and a KPI that can be counted by the hour
     * @return empty for a clause that does not promise all hours
     */
    public List<ClauseMeasure> hourMeasures(Clause clause, Predicate<ClauseMeasure> countable) {
        return clause.promisesAllHours() ? judging(clause, countable) : List.of();
    }

    /**
     * The measures that judge a clause promising everyone, by team and channel; selected as in {@link #judging}.
     *
     * @param splittable accepts measures with a target and a KPI that can be split
     * @return empty for a clause that does not promise everyone
     */
    public List<ClauseMeasure> everyoneMeasures(Clause clause, Predicate<ClauseMeasure> splittable) {
        return clause.promisesEveryone() ? judging(clause, splittable) : List.of();
    }

    /**
     * The measures that judge a clause about all hours or all customers. Its own measures are used if any are usable.
     * Otherwise the direct measures of the other clauses are used, because such words say when or for whom the rest of
     * the sentence applies. Each KPI appears once.
     */
    private List<ClauseMeasure> judging(Clause clause, Predicate<ClauseMeasure> usable) {
        var own = ClauseMeasure.of(clause, measure -> measure.role() != MeasureRole.COUNTERWEIGHT)
                .filter(usable)
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        var seen = new HashSet<String>();
        return clauses.stream()
                .filter(other -> !other.code().equals(clause.code()))
                .flatMap(other -> ClauseMeasure.of(other, measure -> measure.role() == MeasureRole.MEASURES))
                .filter(usable)
                .filter(each -> seen.add(each.measure().kpi()))
                .toList();
    }

    /**
     * The mission without agreements that were given for other bounds: if a document changes a target and leaves its
     * {@code agreedBy} as it was, no one has agreed to the new target yet. The same name counts again once the bounds
     * are the current ones.
     *
     * @param current the version published last
     */
    public Mission withoutOutdatedAgreements(Mission current) {
        var next = clauses.stream()
                .map(clause -> clause.withMeasures(clause.measures().stream()
                        .map(measure ->
                                withoutOutdatedAgreement(measure, current.measure(clause.code(), measure.kpi())))
                        .toList()))
                .toList();
        return new Mission(statement, effectiveFrom, next, notMeasured);
    }

    private static Measure withoutOutdatedAgreement(Measure measure, Optional<Measure> current) {
        var target = measure.target();
        var before = current.flatMap(Measure::optionalTarget);
        return target == null || before.isEmpty()
                ? measure
                : measure.withTarget(target.withoutAgreementTo(before.get()));
    }

    /** The range of each quote in the statement, in clause order; empty for a quote that is not in it. */
    public List<Optional<TextRange>> quoteRanges() {
        return QuoteFinder.findRanges(
                statement, clauses.stream().map(Clause::quote).toList());
    }

    /** The whole statement in order, split at clause boundaries; joined, the passages equal the statement. */
    public List<StatementPassage> passages() {
        var spans = quoteRanges();
        var clausePassages = new TreeMap<Integer, StatementPassage>();
        for (var i = 0; i < clauses.size(); i++) {
            var span = spans.get(i);
            if (span.isPresent()) {
                clausePassages.put(
                        span.get().start(),
                        new StatementPassage(span.get(), span.get().of(statement), Optional.of(clauses.get(i))));
            }
        }
        var passages = new ArrayList<StatementPassage>();
        var at = 0;
        for (var passage : clausePassages.values()) {
            unmarkedPassage(at, passage.span().start()).ifPresent(passages::add);
            passages.add(passage);
            at = passage.span().end();
        }
        unmarkedPassage(at, statement.length()).ifPresent(passages::add);
        return List.copyOf(passages);
    }

    private Optional<StatementPassage> unmarkedPassage(int start, int end) {
        if (start == end) {
            return Optional.empty();
        }
        var textRange = new TextRange(start, end);
        return Optional.of(new StatementPassage(textRange, textRange.of(statement), Optional.empty()));
    }
}
