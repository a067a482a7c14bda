package org.kept.imports.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Receipt.ReceiptError;
import org.kept.rollup.ImpactPreview.Impact;

/**
 * Preview of an import, from the first records of a file.
 *
 * @param records number of records previewed
 * @param isAll whether the file has no further records
 * @param events number of events from them
 * @param first the first five valid events
 * @param leftOut number of records that are left out, by reason
 * @param rejected number of events and records that would be rejected
 * @param errors the errors, each with its row
 * @param missing columns that the mapping reads and the file lacks
 * @param impact numbers that would change; null for a person who may not see all of them
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
     * @param sentence the event as a sentence
     */
    public record PreviewedEvent(
            long row,
            String type,
            String id,
            String time,
            @Nullable String team,
            String sentence) {}
}
