package org.kept.imports.run;

import java.util.List;
import java.util.Map;
import org.kept.imports.ImportJob.ImportProgress;
import org.kept.ingest.EventIngestion.WithdrawnEvent;
import org.kept.ingest.Receipt;
import org.kept.ingest.SentRecord;

/**
 * Records of a file that are stored together.
 *
 * @param sent their events and errors
 * @param records number of records
 * @param rows number of rows read so far
 * @param withdrawn events to void
 * @param leftOut number of records without an event, by reason
 */
record ImportBatch(
        List<SentRecord> sent, List<WithdrawnEvent> withdrawn, long records, long rows, Map<String, Long> leftOut) {

    /** The progress after this batch. */
    ImportProgress after(ImportProgress before, Receipt receipt) {
        return new ImportProgress(
                rows, before.records() + records, before.receipt().plus(receipt).plusLeftOut(leftOut));
    }

    /** The progress after this batch, if it has no events. */
    ImportProgress after(ImportProgress before) {
        return new ImportProgress(
                rows, before.records() + records, before.receipt().plusLeftOut(leftOut));
    }
}
