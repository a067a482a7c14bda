package org.kept.imports.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.kept.imports.ImportJob.ImportProgress;
import org.kept.ingest.EventIngestion.WithdrawnEvent;
import org.kept.ingest.SentRecord;
import org.kept.mapping.MappedRecord;
import org.kept.problem.Problem;

/**
 * One pass over the mapped records of a file: skips those already done, and collects the others in batches.
 *
 * <p>A mapping gives the same records in the same order each time, so the number of finished records is enough to
 * resume.
 */
public final class ImportRun {

    private static final int RECORDS = 2000;

    private final Iterator<MappedRecord> mapped;
    private final LongSupplier rows;
    private final int most;
    private long sent;

    private final List<SentRecord> events = new ArrayList<>();
    private final List<WithdrawnEvent> withdrawn = new ArrayList<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private long records;

    private ImportRun(Iterator<MappedRecord> mapped, LongSupplier rows, int most, long sent) {
        this.mapped = mapped;
        this.rows = rows;
        this.most = most;
        this.sent = sent;
    }

    /**
     * Runs over the records.
     *
     * @param rows supplies the number of rows read so far
     * @param most events of a batch, which ends with the record that reaches this number; a record has at most 20
     * @param done the progress so far
     * @param store stores a batch, or throws to end the run
     */
    static void over(
            Iterator<MappedRecord> mapped,
            LongSupplier rows,
            int most,
            ImportProgress done,
            Consumer<ImportBatch> store) {
        var skipped = 0L;
        while (skipped < done.records() && mapped.hasNext()) {
            mapped.next();
            skipped++;
        }
        new ImportRun(mapped, rows, most, done.receipt().received()).run(store);
    }

    private void run(Consumer<ImportBatch> store) {
        while (hasNext(store)) {
            add(mapped.next());
            if (events.size() >= most || withdrawn.size() >= most || records >= RECORDS) {
                store.accept(batch());
            }
        }
        if (records > 0) {
            store.accept(batch());
        }
    }

    /** Whether there is another record; if the file becomes unreadable, the records before that are stored first. */
    private boolean hasNext(Consumer<ImportBatch> store) {
        try {
            return mapped.hasNext();
        } catch (Problem e) {
            if (records > 0) {
                store.accept(batch());
            }
            throw e;
        }
    }

    private void add(MappedRecord record) {
        records++;
        var reason = record.leftOut();
        if (reason != null) {
            leftOut.merge(reason, 1L, Long::sum);
            withdrawn.addAll(record.withdrawn());
        }
        for (var part : record.parts()) {
            var event = part.envelope();
            events.add(
                    event == null
                            ? SentRecord.faulty(sent++, record.number(), part.namedFaults())
                            : SentRecord.of(sent++, record.number(), event, record.version()));
        }
    }

    private ImportBatch batch() {
        var batch = new ImportBatch(
                List.copyOf(events), List.copyOf(withdrawn), records, rows.getAsLong(), Map.copyOf(leftOut));
        events.clear();
        withdrawn.clear();
        leftOut.clear();
        records = 0;
        return batch;
    }
}
