package org.kept.mission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.document.ParagraphText;
import org.kept.wording.PromiseScope;

/**
 * A part of the statement that can be kept or broken on its own.
 *
 * @param code its identifier in URLs, unique in a mission and unchanged by rewordings
 * @param quote its words, a literal part of the statement
 * @param behaviours how people keep it
 * @param conduct what people may decide for it, and when that and the behaviours are reviewed
 * @param guarantee what a customer gets when it is broken; null for none
 * @param owner who is responsible for it; null if no one is named
 * @param reviewBy the day by which to review it
 * @param measures the KPIs that measure it; may be empty, which is reported
 */
public record Clause(
        String code,
        String quote,
        List<String> behaviours,
        Conduct conduct,
        @Nullable Guarantee guarantee,
        @Nullable String owner,
        @Nullable LocalDate reviewBy,
        List<Measure> measures) {

    /**
     * What people may decide to keep a clause, and the reviews of that and of its behaviours.
     *
     * @param mayDecide what anyone may decide without asking
     * @param behavioursReviewBy the day by which to review the behaviours; null if none is set
     * @param mayDecideReviewBy the day by which to review what people may decide; null if none is set
     */
    public record Conduct(
            List<String> mayDecide,
            @Nullable LocalDate behavioursReviewBy,
            @Nullable LocalDate mayDecideReviewBy) {

        /** Nothing may be decided, and nothing is reviewed. */
        public static final Conduct NONE = new Conduct(List.of(), null, null);

        public Conduct {
            mayDecide =
                    mayDecide.stream().map(ParagraphText::collapseWhitespace).toList();
        }
    }

    public Clause {
        quote = ParagraphText.collapseWhitespace(quote);
        behaviours = behaviours.stream().map(ParagraphText::collapseWhitespace).toList();
        owner = owner == null ? null : ParagraphText.collapseWhitespace(owner);
        measures = List.copyOf(measures);
    }

    /** A clause in which people may decide nothing without asking. */
    public Clause(
            String code,
            String quote,
            List<String> behaviours,
            @Nullable Guarantee guarantee,
            @Nullable String owner,
            @Nullable LocalDate reviewBy,
            List<Measure> measures) {
        this(code, quote, behaviours, Conduct.NONE, guarantee, owner, reviewBy, measures);
    }

    /** The same clause with these measures. */
    public Clause withMeasures(List<Measure> others) {
        return new Clause(code, quote, behaviours, conduct, guarantee, owner, reviewBy, others);
    }

    /** The same clause with this conduct. */
    public Clause withConduct(Conduct other) {
        return new Clause(code, quote, behaviours, other, guarantee, owner, reviewBy, measures);
    }

    /** What anyone may decide without asking; may be empty. */
    public List<String> mayDecide() {
        return conduct.mayDecide();
    }

    public Optional<Measure> measure(String kpi) {
        return measures.stream().filter(each -> each.kpi().equals(kpi)).findFirst();
    }

    /** Whether a KPI measures it directly or by proxy; a counterweight alone does not. */
    public boolean isMeasured() {
        return measures.stream().anyMatch(each -> each.role() != MeasureRole.COUNTERWEIGHT);
    }

    /** Whether its words promise every hour of the day, such as "around the clock". */
    public boolean promisesAllHours() {
        return PromiseScope.coversAllHours(quote);
    }

    /** Whether its words include every customer, such as "all of our customers". */
    public boolean promisesEveryone() {
        return PromiseScope.coversEveryone(quote);
    }
}
