package org.kept.imports.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Receipt.ReceiptError;
import org.kept.rollup.ImpactPreview.Impact;

/**
 * What an import would make of the first records of a file.
 *
 * @param records records that were looked at
 * @param isAll whether the file has no further ones
 * @param events events that they give
 * @param first the first five events that are valid
 * @param leftOut number of records that are left out, by reason
 * @param rejected events and records that would be rejected
 * @param errors why, each with its row
 * @param missing columns that the mapping reads and the file lacks
 * @param impact which numbers would change; null for a person who may not see all of them
 */
public record ImportPreview(
        long records,
        boolean isAll,
        long events,
        List<PreviewedEvent> first,
        Map<String, Long> leftOut,
        long rejected,
        List<ReceiptError> errors,
        List<String> missing,
        @Nullable Impact impact) {

    /**
     * One event in words.
     *
     * @param row row or number of its record
     * @param sentence what happened
     */
    public record PreviewedEvent(
            long row,
            String type,
            String id,
            String time,
            @Nullable String team,
            String sentence) {}
}
