package org.kept.mission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.document.ParagraphText;
import org.kept.wording.PromiseScope;

/**
 * One part of the statement that can be kept or broken by itself.
 *
 * @param code its name in URLs, unique in a mission and kept through rewordings
 * @param quote its words, a literal part of the statement
 * @param behaviours what people do who keep it
 * @param guarantee what a customer gets when it is broken
 * @param owner who answers for it
 * @param reviewBy when it is to be thought over again
 * @param measures the KPIs it is measured by; none is allowed and is shown
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
        quote = ParagraphText.folded(quote);
        behaviours = behaviours.stream().map(ParagraphText::folded).toList();
        owner = owner == null ? null : ParagraphText.folded(owner);
        measures = List.copyOf(measures);
    }

    public Optional<Measure> measure(String kpi) {
        return measures.stream().filter(each -> each.kpi().equals(kpi)).findFirst();
    }

    /** Whether a KPI says, directly or by proxy, if it is kept; a counterweight alone does not. */
    public boolean isMeasured() {
        return measures.stream().anyMatch(each -> each.role() != MeasureRole.COUNTERWEIGHT);
    }

    /** Whether its words promise every hour of the day, as "around the clock" does. */
    public boolean promisesAllHours() {
        return PromiseScope.allHours(quote);
    }

    /** Whether its words leave nobody out, as "all of our customers" does. */
    public boolean promisesEveryone() {
        return PromiseScope.everyone(quote);
    }
}
