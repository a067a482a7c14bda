package org.kept.mapping.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/**
 * Result of a mapping on a sample. Nothing was stored.
 *
 * @param complete whether the whole sample was tried
 * @param missingColumns columns that the mapping reads and the sample lacks
 * @param warnings members of data that are probably misspelt, by their positions in the mapping
 * @param events the first 200 events that would be accepted
 * @param leftOut the first 200 records that give no event
 * @param faults the first 200 errors of records and events
 */
@Schema(name = "MappingTrial")
public record TrialResult(
        TrialTotals totals,
        boolean complete,
        List<String> missingColumns,
        List<InputError> warnings,
        List<TriedEvent> events,
        List<LeftOutRecord> leftOut,
        List<TrialFault> faults) {

    /** Total numbers, listed or not. */
    @Schema(name = "MappingTrialTotals")
    public record TrialTotals(long records, long events, long leftOut, long faults) {}

    /**
     * An event that would be accepted.
     *
     * @param record row of the file or number of the payload, from 1
     * @param sentence the event as lists of events show it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TriedEvent(
            long record,
            String sentence,
            String id,
            String source,
            String type,
            String time,
            @Nullable String team,
            @Nullable String channel,
            @Schema(type = SchemaType.OBJECT) JsonNode data) {}

    /** A record that gives no event, and why. */
    public record LeftOutRecord(long record, String reason) {}

    /**
     * One error.
     *
     * @param pointer the member of the event or of the mapping; null for the whole record
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrialFault(long record, @Nullable String pointer, String code, String detail) {}
}
