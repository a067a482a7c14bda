package org.kept.ingest.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.ingest.csv.CsvFormat;
import org.kept.ingest.csv.CsvRecordParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.types.EventTypes;

/** An upload shows its progress and can be cancelled, without cutting a row in half. */
class FileProgressTest {

    private static final String HEADER = "id,source,type,time,value\n";
    private static final String ROW = "1,s,order,2026-01-05T09:30:00Z,19.90\n";
    private static final int LONGEST = 1000;

    @TempDir
    Path folder;

    @Test
    void aBusyFileShowsItsProgressAndNothingToSend() throws IOException {
        var file = file(HEADER + ROW.repeat(100));
        try (var stream = file.progress().open(file.path())) {
            stream.readNBytes((int) Files.size(file.path()) / 2);
        }
        var page = FileCheckPage.of(file);
        assertThat(page.progress()).isNotNull().extracting("percent").isIn(49, 50);
        assertThat(page.send()).isNull();
        assertThat(page.rules()).isNull();
        assertThat(page.waiting()).isFalse();
    }

    @Test
    void aCancelledPassEndsWithoutCuttingARow() throws IOException {
        var file = file(HEADER + ROW.repeat(5000));
        var records = new ArrayList<RawRecord>();
        var parser = file.progress().counting(new CsvRecordParser(LONGEST, EventTypes.BUILT_IN));
        var length = 100_003;
        try (var stream = file.progress().open(file.path())) {
            parser.read(stream.readNBytes(length), records::add);
            file.cancel();
            assertThat(stream.readNBytes(length)).isEmpty();
            parser.read(Arrays.copyOf(ROW.getBytes(UTF_8), 10), records::add);
            parser.end(records::add);
        }
        assertThat(records).hasSize((length - HEADER.length()) / ROW.length());
        assertThat(records).allMatch(each -> String.valueOf(each.envelope()).contains("19.9"));
        assertThat(file.progress().rows()).isEqualTo(records.size());
    }

    @Test
    void aFileIsImportedOnceAndOnlyAfterItsCheck() throws IOException {
        var file = file(HEADER + ROW);
        assertThat(file.begin(FileStage.CHECKED, FileStage.IMPORTING)).isFalse();
        file.complete(FileStage.CHECKED, receipt(1));
        assertThat(file.begin(FileStage.CHECKED, FileStage.IMPORTING)).isTrue();
        assertThat(file.begin(FileStage.CHECKED, FileStage.IMPORTING)).isFalse();
        assertThat(file.choose(CsvFormat.UNKNOWN)).isFalse();
    }

    @Test
    void aCancelledImportSaysWhatIsStored() throws IOException {
        var file = file(HEADER + ROW);
        file.complete(FileStage.CHECKED, receipt(9));
        file.begin(FileStage.CHECKED, FileStage.IMPORTING);
        file.cancel();
        file.complete(FileStage.CANCELLED, receipt(4));
        var page = FileCheckPage.of(file);
        assertThat(page.headline()).startsWith("4\u00a0events imported and counted.");
        assertThat(page.counts()).isNotNull().extracting("imported").isEqualTo(true);
    }

    private CheckedFile file(String content) throws IOException {
        var path = Files.writeString(folder.resolve("events.csv"), content);
        return new CheckedFile(
                "id",
                "events.csv",
                path,
                Files.size(path),
                Instant.EPOCH,
                IngestOptions.plain("ada"),
                CsvFormat.UNKNOWN);
    }

    private static Receipt receipt(long accepted) {
        return new Receipt(accepted, accepted, 0, 0, 0, 0, List.of(), false, List.of());
    }
}
