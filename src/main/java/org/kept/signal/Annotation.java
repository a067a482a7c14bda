package org.kept.signal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, noted by a person.
 *
 * @param to the last day of it; null for one day
 * @param kpi the KPI it is about; null for any
 * @param clause the clause it is about; null for any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Annotation(
        UUID id,
        LocalDate from,
        @Nullable LocalDate to,
        String text,
        @Nullable String kpi,
        @Nullable String clause,
        OffsetDateTime created,
        String author) {

    /** The last day of it. */
    public LocalDate lastDay() {
        return to == null ? from : to;
    }
}
