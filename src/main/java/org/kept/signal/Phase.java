package org.kept.signal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.Slice;

/**
 * A stretch of a KPI's history with process limits of its own, until the next one begins.
 *
 * @param from the Monday of its first week
 * @param because what changed in the process, as the chart shows it
 * @param team the team whose limits alone begin anew; null for the whole and every part of it
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

    /** Whether the limits of that cut begin anew with it: what was changed for one team moves no other limits. */
    public boolean concerns(Slice slice) {
        return team == null || team.equals(slice.team());
    }
}
