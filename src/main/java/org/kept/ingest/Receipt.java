package org.kept.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request's events; the counts add up to {@code received}.
 *
 * @param accepted new ones
 * @param replayed those that were there already with the same content
 * @param corrected those that became the next revision
 * @param errors the first 1,000 things that are wrong; an event with several faults has several
 */
public record Receipt(
        long received,
        long accepted,
        long replayed,
        long corrected,
        long rejected,
        List<ReceiptError> errors,
        boolean errorsTruncated) {

    /** One thing that is wrong with one event of the request. */
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

    /** 200 when nothing was rejected, 207 when some were, 422 when nothing else came of the request. */
    @JsonIgnore
    public int status() {
        if (rejected == 0) {
            return 200;
        }
        return accepted + replayed + corrected == 0 ? 422 : 207;
    }

    /** The same request with nothing of it stored. */
    public Receipt undone() {
        return new Receipt(received, 0, 0, 0, rejected, errors, errorsTruncated);
    }
}
