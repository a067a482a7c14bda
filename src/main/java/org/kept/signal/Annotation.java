package org.kept.signal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.Slice;

/**
 * Something that happened, as noted by a person.
 *
 * @param to the last day; null for a single day
 * @param kpi the KPI it applies to; null for any
 * @param clause the clause it applies to, and so every KPI that measures it; null for any
 * @param team the team it applies to, and so only numbers of that team; null for any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Annotation(
        UUID id,
        LocalDate from,
        @Nullable LocalDate to,
        String text,
        @Nullable String kpi,
        @Nullable String clause,
        @Nullable String team,
        OffsetDateTime created,
        String author) {

    /** Whether it is shown with this KPI, which measures these clauses. */
    public boolean appliesTo(String code, Collection<String> clauses) {
        if (kpi != null) {
            return kpi.equals(code);
        }
        return clause == null || clauses.contains(clause);
    }

    /** Whether it is shown with this slice: a note about one team is shown only with that team's numbers. */
    public boolean appliesTo(Slice slice) {
        return team == null || team.equals(slice.team());
    }

    /** The last day. */
    public LocalDate lastDay() {
        return to == null ? from : to;
    }
}
