package org.kept.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Result of a request that sends events. The counts except {@code superseded} add up to {@code received}.
 *
 * @param accepted new events
 * @param replayed events already stored with the same content
 * @param corrected events stored as the next revision
 * @param superseded accepted or corrected figures that do not count, because a later figure exists for the same KPI,
 * period, team and channel; left out if there are none
 * @param errors the first 1,000 errors; an event can have several
 * @param warnings the first 1,000 remarks on accepted events; left out if there are none
 */
public record Receipt(
        long received,
        long accepted,
        long replayed,
        long corrected,
        long rejected,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long superseded,

        List<ReceiptError> errors,
        boolean errorsTruncated,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReceiptError> warnings) {

    /** One error of one event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Fault")
    public record ReceiptError(
            long index,
            @Nullable Long line,
            @Nullable String source,
            @Nullable String id,
            String code,
            @Nullable String pointer,
            String detail) {}

    /** HTTP status: 200 if nothing was rejected, 422 if everything was, 207 otherwise. */
    @JsonIgnore
    public int status() {
        if (rejected == 0) {
            return 200;
        }
        return accepted + replayed + corrected == 0 ? 422 : 207;
    }

    /** The receipt after a rollback: nothing stored. */
    public Receipt rolledBack() {
        return new Receipt(received, 0, 0, 0, rejected, 0, errors, errorsTruncated, List.of());
    }
}
