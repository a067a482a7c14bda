package org.kept.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** Reads a CSV file (RFC 4180) in any encoding and with any separator; rows may have different lengths. */
final class CsvTableReader implements TableReader {

    static final int MAX_COLUMNS = 1_000;

    private static final int MAX_CELL = 1 << 20;
    private static final String SEPARATOR_LINE = "sep=";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private long last;

    CsvTableReader(Path file, CsvEncoding encoding, CsvSeparator separator) throws IOException {
        this(Files.newInputStream(file), encoding, separator);
    }

    CsvTableReader(InputStream file, CsvEncoding encoding, CsvSeparator separator) throws IOException {
        this.reader = CsvReader.builder()
                .fieldSeparator(separator.character())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(MAX_CELL)
                .build(
                        CsvRecordHandler.builder().build(),
                        withoutMark(new InputStreamReader(file, encoding.charset())));
        this.records = reader.iterator();
    }

    @Override
    public @Nullable TableRow next() {
        try {
            while (records.hasNext()) {
                var row = row(records.next());
                if (row.filled() > 0 && !(last == 0 && isSeparatorLine(row))) {
                    last = row.number();
                    return row;
                }
            }
            return null;
        } catch (CsvParseException | UncheckedIOException e) {
            throw Problem.unreadable("The CSV cannot be read after line " + last
                    + ": a quotation mark is not closed, or a cell is too long. Correct it and send the file again.");
        }
    }

    private TableRow row(CsvRecord csv) {
        if (csv.getFieldCount() > MAX_COLUMNS) {
            throw Problem.tooLarge("Line " + csv.getStartingLineNumber() + " has more than " + MAX_COLUMNS
                    + " columns. Delete those that are not needed.");
        }
        var cells = csv.getFields().stream().map(String::strip).toList();
        return new TableRow(csv.getStartingLineNumber(), cells);
    }

    /** Skips the byte order mark, after which quotation marks would be read as text. */
    private static Reader withoutMark(Reader text) throws IOException {
        var buffered = new BufferedReader(text);
        buffered.mark(1);
        if (buffered.read() != BYTE_ORDER_MARK) {
            buffered.reset();
        }
        return buffered;
    }

    /** Whether it is Excel's line that names the separator; split by the separator itself it is two cells. */
    private static boolean isSeparatorLine(TableRow row) {
        return row.cells().size() <= 2
                && row.cell(0).toLowerCase(Locale.ROOT).startsWith(SEPARATOR_LINE)
                && row.cell(0).length() <= SEPARATOR_LINE.length() + 1
                && row.cell(1).isEmpty();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
