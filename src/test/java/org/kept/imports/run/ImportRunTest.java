package org.kept.imports.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.imports.ImportJob.ImportProgress;
import org.kept.imports.ImportReceipt;
import org.kept.ingest.Receipt;
import org.kept.ingest.SentRecord;
import org.kept.mapping.MappedRecord;
import org.kept.problem.InputError;

class ImportRunTest {

    @Test
    void recordsAreGatheredInBatches() {
        var batches = run(
                IntStream.rangeClosed(1, 1200).mapToObj(ImportRunTest::order).toList(), ImportProgress.NONE);
        assertThat(batches).extracting(each -> each.sent().size()).containsExactly(500, 500, 200);
        assertThat(batches).extracting(ImportBatch::records).containsExactly(500L, 500L, 200L);
        assertThat(batches.get(2).sent().get(199).index()).isEqualTo(1199);
        assertThat(batches.get(2).sent().get(199).line()).isEqualTo(1200);
    }

    @Test
    void whatIsDoneIsSkippedAndTheIndexGoesOn() {
        var receipt = ImportReceipt.EMPTY.plus(new Receipt(2, 2, 0, 0, 0, 0, List.of(), false, List.of()));
        var batches = run(List.of(order(1), leftOut(2), order(3), order(4)), new ImportProgress(3, 3, receipt));
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0).sent()).extracting(SentRecord::index).containsExactly(2L);
        assertThat(batches.get(0).sent()).extracting(SentRecord::line).containsExactly(4L);
    }

    @Test
    void aFaultIsAnErrorWithItsRowAndTheRestCountsByReason() {
        var fault = new InputError("/time", 2L, "mapping.value", "'tomorrow' is not a time.");
        var faulty = MappedRecord.faulty(2, List.of(fault));
        var batch = run(List.of(order(1), faulty, leftOut(3), leftOut(4)), ImportProgress.NONE)
                .get(0);
        assertThat(batch.sent()).extracting(SentRecord::errors).containsExactly(List.of(), List.of(fault));
        assertThat(batch.leftOut()).isEqualTo(Map.of("It is spam.", 2L));
        var after = batch.after(ImportProgress.NONE, new Receipt(2, 1, 0, 0, 1, 0, List.of(), false, List.of()));
        assertThat(after.records()).isEqualTo(4);
        assertThat(after.receipt().leftOut()).isEqualTo(2);
        assertThat(after.receipt().received()).isEqualTo(2);
        assertThat(after.receipt().status()).isEqualTo(207);
    }

    @Test
    void errorsAndReasonsAreBounded() {
        var error = new Receipt.ReceiptError(0, 1L, null, null, "mapping.value", "/time", "wrong");
        var errors = IntStream.range(0, 800).mapToObj(each -> error).toList();
        var more = new Receipt(800, 0, 0, 0, 800, 0, errors, false, List.of());
        var receipt = ImportReceipt.EMPTY.plus(more);
        assertThat(receipt.errorsTruncated()).isFalse();
        receipt = receipt.plus(more);
        assertThat(receipt.errors()).hasSize(1000);
        assertThat(receipt.errorsTruncated()).isTrue();
        assertThat(receipt.rejected()).isEqualTo(1600);
        for (var i = 0; i < 30; i++) {
            receipt = receipt.plusLeftOut(Map.of("reason " + i, 1L));
        }
        assertThat(receipt.leftOutBecause()).hasSize(20);
        assertThat(receipt.leftOut()).isEqualTo(30);
    }

    private static List<ImportBatch> run(List<MappedRecord> records, ImportProgress done) {
        var batches = new ArrayList<ImportBatch>();
        ImportRun.over(records.iterator(), () -> 0, 500, done, batches::add);
        return batches;
    }

    private static MappedRecord order(int row) {
        var envelope = JsonNodeFactory.instance.objectNode().put("id", "order-" + row);
        return new MappedRecord(row, List.of(MappedRecord.MappedEvent.of(envelope)), null, List.of(), null);
    }

    private static MappedRecord leftOut(int row) {
        return new MappedRecord(row, List.of(), "It is spam.", List.of(), null);
    }
}
