package org.kept.signal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.Slice;

/**
 * Something that happened, noted by a person.
 *
 * @param to the last day of it; null for one day
 * @param kpi the KPI it is about; null for any
 * @param clause the clause it is about, and so every KPI that measures it; null for any
 * @param team the team it is about, and so only numbers of that team; null for any
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

    /** Whether it is to be shown with a KPI that measures those clauses. */
    public boolean concerns(String code, Collection<String> clauses) {
        if (kpi != null) {
            return kpi.equals(code);
        }
        return clause == null || clauses.contains(clause);
    }

    /** Whether it is to be shown with the numbers of that cut: what is noted of one team is about no other number. */
    public boolean concerns(Slice slice) {
        return team == null || team.equals(slice.team());
    }

    /** The last day of it. */
    public LocalDate lastDay() {
        return to == null ? from : to;
    }
}
