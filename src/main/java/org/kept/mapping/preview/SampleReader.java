package org.kept.mapping.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.Mapping;
import org.kept.mapping.SourceColumns;
import org.kept.mapping.SourceRecord;
import org.kept.problem.Problem;
import org.kept.table.CsvSeparator;
import org.kept.table.FileInspection;
import org.kept.table.FileInspector;
import org.kept.table.FileKind;
import org.kept.table.FileKindDetector;
import org.kept.table.TableRow;

/** Reads a sample as records: rows of a table, the elements of a JSON array, lines of NDJSON, or one payload. */
final class SampleReader {

    /** Maximum number of records to read. */
    static final int MAX_RECORDS = 2_000;

    private static final int MAX_BYTES = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private SampleReader() {}

    /**
     * Reads the sample.
     *
     * @throws Problem 400 if it cannot be read, 413 if it is too large
     */
    static SampleRecords read(byte[] sample, Mapping mapping) {
        if (sample.length > MAX_BYTES) {
            throw Problem.tooLarge("A sample has at most 1 MiB. Send its first records.");
        }
        var kind = FileKindDetector.detect(Arrays.copyOf(sample, Math.min(sample.length, FileKindDetector.BYTES)));
        if (kind == FileKind.EMPTY) {
            throw Problem.unreadable("The sample is empty. Send some rows of a file, or a payload.");
        }
        var refusal = kind.refusal();
        if (refusal != null) {
            throw Problem.unreadable(refusal);
        }
        return kind == FileKind.JSON || kind == FileKind.NDJSON ? payloads(sample) : rows(sample, mapping);
    }

    private static SampleRecords payloads(byte[] sample) {
        var records = new ArrayList<SourceRecord>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(sample)) {
            while (records.size() < MAX_RECORDS && values.hasNextValue()) {
                records.add(SourceRecord.payload(records.size() + 1L, values.nextValue()));
            }
            return new SampleRecords(records, null, null, null, records.size() < MAX_RECORDS || !values.hasNextValue());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw Problem.unreadable("The sample cannot be read as JSON after record " + records.size()
                    + (at == null ? "" : ", near line " + at.getLineNr() + ", column " + at.getColumnNr()) + ".");
        } catch (IOException e) {
            throw Problem.unreadable("The sample has bytes of no encoding. Send it as UTF-8.");
        }
    }

    private static SampleRecords rows(byte[] sample, Mapping mapping) {
        try {
            var file = Files.createTempFile("kept-", ".sample");
            try {
                Files.write(file, sample);
                return rows(file, mapping);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleRecords rows(Path file, Mapping mapping) throws IOException {
        var inspected = separated(FileInspector.inspect(file, mapping.sheet()), mapping.separator());
        var columns = mapping.columns().isEmpty() ? null : new SourceColumns(mapping.columns());
        var records = new ArrayList<SourceRecord>();
        var complete = true;
        try (var reader = FileInspector.open(file, inspected)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                if (records.size() == MAX_RECORDS) {
                    complete = false;
                    break;
                }
                if (columns != null) {
                    records.add(SourceRecord.row(row.number(), columns, row.cells()));
                } else if (isHeading(row, inspected, mapping)) {
                    columns = new SourceColumns(row.cells());
                }
            }
        }
        var dialect = inspected.dialect();
        return new SampleRecords(
                records,
                columns,
                dialect.ambiguousNumber() == null ? dialect.decimal() : null,
                dialect.dates(),
                complete);
    }

    /** The inspection with the mapping's separator, if it names one. */
    private static FileInspection separated(FileInspection inspected, @Nullable Character separator) {
        var dialect = inspected.dialect();
        if (separator == null || inspected.kind() != FileKind.CSV) {
            return inspected;
        }
        char wanted = separator;
        var named = Arrays.stream(CsvSeparator.values())
                .filter(each -> each.character() == wanted)
                .findFirst()
                .orElseThrow();
        var other = new FileInspection.FileDialect(
                dialect.encoding(),
                named,
                dialect.decimal(),
                dialect.ambiguousNumber(),
                dialect.dates(),
                dialect.ambiguousDate(),
                dialect.localTimes());
        var heading = named == dialect.separator() ? inspected.headingRow() : 0;
        return new FileInspection(
                inspected.kind(), other, inspected.sheets(), heading, inspected.columns(), inspected.rows());
    }

    /** Whether the row is the header row: the first that fits the mapping, or the detected one. */
    private static boolean isHeading(TableRow row, FileInspection inspected, Mapping mapping) {
        return row.number() >= inspected.headingRow()
                || (!mapping.table()
                        && mapping.missingIn(new SourceColumns(row.cells())).isEmpty());
    }
}
