package org.kept.signal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.Slice;

/**
 * A part of a KPI's history with its own process limits, until the next phase begins.
 *
 * @param from the Monday of its first week
 * @param because what changed in the process, as the chart shows it
 * @param team the only team whose limits are reset; null for the whole company and every slice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Phase(
        UUID id,
        String kpi,
        LocalDate from,
        String because,
        @Nullable String team,
        OffsetDateTime created,
        String author) {

    /** Whether it resets the limits of the slice: a change in one team moves no other limits. */
    public boolean appliesTo(Slice slice) {
        return team == null || team.equals(slice.team());
    }
}
