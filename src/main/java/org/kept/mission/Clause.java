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
 * @param guarantee what a customer gets when it is broken; null for none
 * @param owner who is responsible for it; null if no one is named
 * @param reviewBy the day by which to review it
 * @param measures the KPIs that measure it; may be empty, which is reported
 */
public record Clause(
        String code,
        String quote,
        List<String> behaviours,
        @Nullable Guarantee guarantee,
        @Nullable String owner,
        @Nullable LocalDate reviewBy,
        List<Measure> measures) {

    public Clause {
        quote = ParagraphText.collapseWhitespace(quote);
        behaviours = behaviours.stream().map(ParagraphText::collapseWhitespace).toList();
        owner = owner == null ? null : ParagraphText.collapseWhitespace(owner);
        measures = List.copyOf(measures);
    }

    /** The same clause with these measures. */
    public Clause withMeasures(List<Measure> others) {
        return new Clause(code, quote, behaviours, guarantee, owner, reviewBy, others);
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
