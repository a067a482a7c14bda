package org.kept.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Result of a request that sends events; the other counts add up to {@code received}.
 *
 * @param accepted new events
 * @param replayed events already stored with the same content
 * @param corrected events stored as the next revision
 * @param errors the first 1,000 errors; an event can have several
 * @param warnings the first 1,000 remarks on events that were accepted; left out if there are none
 */
public record Receipt(
        long received,
        long accepted,
        long replayed,
        long corrected,
        long rejected,
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

    /** HTTP status: 200 if nothing was rejected, 422 if nothing else came of the request, 207 otherwise. */
    @JsonIgnore
    public int status() {
        if (rejected == 0) {
            return 200;
        }
        return accepted + replayed + corrected == 0 ? 422 : 207;
    }

    /** The receipt after a rollback: nothing stored. */
    public Receipt rolledBack() {
        return new Receipt(received, 0, 0, 0, rejected, errors, errorsTruncated, List.of());
    }
}
