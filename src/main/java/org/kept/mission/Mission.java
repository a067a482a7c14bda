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
 * What a company promises its customers in one statement, and what each part of it is measured by.
 *
 * @param statement one paragraph; white space is folded to single blanks
 * @param effectiveFrom the first day it is meant for; the week that holds the day is judged by it already
 * @param clauses parts of the statement, in the order they are shown
 * @param notMeasured KPIs that are deliberately no part of it, each with the reason
 */
public record Mission(String statement, LocalDate effectiveFrom, List<Clause> clauses, List<UnscoredKpi> notMeasured) {

    /** 5 January 1970, in days since the first of that month. */
    private static final long FIRST_MONDAY = 4;

    private static final long DAYS_OF_A_WEEK = 7;

    public Mission {
        statement = ParagraphText.folded(statement);
        clauses = List.copyOf(clauses);
        notMeasured = List.copyOf(notMeasured);
    }

    public Optional<Clause> clause(String code) {
        return clauses.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** Whether any of its guarantees says which events break it. */
    public boolean countsBreaches() {
        return clauses.stream().map(Clause::guarantee).anyMatch(each -> each != null && each.breach() != null);
    }

    /** The link between a clause and a KPI, or empty where the clause is not measured by it. */
    public Optional<Measure> measure(String clause, String kpi) {
        return clause(clause).flatMap(found -> found.measure(kpi));
    }

    /**
     * The clause that people have in mind in a week: one after the other in the order of the mission, without end.
     *
     * @return empty where the mission has no clauses
     */
    public Optional<Clause> clauseOf(Period week) {
        if (clauses.isEmpty()) {
            return Optional.empty();
        }
        // Weeks are counted through and not by their number in the year, or the turn would jump at each new year.
        var count = Math.floorDiv(week.start().toEpochDay() - FIRST_MONDAY, DAYS_OF_A_WEEK);
        return Optional.of(clauses.get(Math.floorMod(count, clauses.size())));
    }

    /** The clauses that a KPI is tied to, in order; empty when nothing in the statement justifies it. */
    public List<Clause> clausesFor(String kpi) {
        return clauses.stream().filter(each -> each.measure(kpi).isPresent()).toList();
    }

    /**
     * The links by which a clause that promises all hours is judged hour by hour, as {@link #judging} says.
     *
     * @param countable which links have a target and a KPI that can be counted by the hour
     * @return nothing for a clause that promises no hours
     */
    public List<ClauseMeasure> hourMeasures(Clause clause, Predicate<ClauseMeasure> countable) {
        return clause.promisesAllHours() ? judging(clause, countable) : List.of();
    }

    /**
     * The links by which a clause that leaves nobody out is judged by its teams and channels, as {@link #judging} says.
     *
     * @param splittable which links have a target and a KPI that can be split
     * @return nothing for a clause that does not promise everyone
     */
    public List<ClauseMeasure> everyoneMeasures(Clause clause, Predicate<ClauseMeasure> splittable) {
        return clause.promisesEveryone() ? judging(clause, splittable) : List.of();
    }

    /**
     * The links by which a clause is judged whose words reach over all hours or all customers: its own, as long as they can
     * be used so; else those that measure the other clauses, because such words say when or for whom the rest of the sentence
     * holds. Each KPI comes once.
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

    /** Where the words of each clause stand in the statement, in the order of the clauses; empty for words that are not in it. */
    public List<Optional<TextRange>> spans() {
        return QuoteFinder.place(statement, clauses.stream().map(Clause::quote).toList());
    }

    /** The whole statement in order, cut where clauses begin and end; joined, the passages are the statement again. */
    public List<StatementPassage> passages() {
        var spans = spans();
        var marked = new TreeMap<Integer, StatementPassage>();
        for (var i = 0; i < clauses.size(); i++) {
            var span = spans.get(i);
            if (span.isPresent()) {
                marked.put(
                        span.get().start(),
                        new StatementPassage(span.get(), span.get().of(statement), Optional.of(clauses.get(i))));
            }
        }
        var passages = new ArrayList<StatementPassage>();
        var at = 0;
        for (var passage : marked.values()) {
            plain(at, passage.span().start()).ifPresent(passages::add);
            passages.add(passage);
            at = passage.span().end();
        }
        plain(at, statement.length()).ifPresent(passages::add);
        return List.copyOf(passages);
    }

    private Optional<StatementPassage> plain(int start, int end) {
        if (start == end) {
            return Optional.empty();
        }
        var textRange = new TextRange(start, end);
        return Optional.of(new StatementPassage(textRange, textRange.of(statement), Optional.empty()));
    }
}
