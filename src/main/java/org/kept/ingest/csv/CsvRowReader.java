package org.kept.ingest.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;
import org.kept.table.CsvEncoding;
import org.kept.table.CsvSeparator;
import org.kept.table.EncodingDetector;

/**
 * Reads the rows of a CSV file (RFC 4180) piece by piece, in any encoding and with any separator that spreadsheets use.
 *
 * <p>Leaves out what they add: byte order mark, {@code sep=} line, rows without content, blanks around cells.
 */
final class CsvRowReader {

    private static final String SEPARATOR_LINE = "sep=";

    private static final FieldModifier STRIP = new FieldModifier() {
        @Override
        public String modify(long line, int field, boolean quoted, String text) {
            return quoted ? text : text.strip();
        }
    };

    private final CsvTranscoder transcoder;
    private final CsvSeparator separator;
    private final CsvRowScanner scanner;
    private final int maxRowBytes;
    private byte[] pending = {};
    private long lines;
    private long rows;

    /**
     * Creates a reader.
     *
     * @param format chosen rules
     * @param beginning the first bytes of the file, in which the other rules are detected
     * @param whole whether they are the whole file
     */
    CsvRowReader(CsvFormat format, byte[] beginning, boolean whole, int maxRowBytes) {
        var encoding = format.encoding();
        if (encoding == null) {
            var detector = new EncodingDetector();
            detector.add(beginning, beginning.length);
            encoding = detector.encoding(whole);
        }
        this.transcoder = new CsvTranscoder(encoding);
        this.separator = format.separator() == null ? findSeparator(encoding, beginning) : format.separator();
        this.scanner = new CsvRowScanner(separator.character());
        this.maxRowBytes = maxRowBytes;
    }

    CsvEncoding encoding() {
        return transcoder.encoding();
    }

    CsvSeparator separator() {
        return separator;
    }

    static byte[] join(byte[] some, byte[] more) {
        if (some.length == 0) {
            return more;
        }
        var all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /**
     * The separator of a {@code sep=} line; otherwise the one with which the header row names the required columns;
     * otherwise the one most frequent in that row.
     */
    private static CsvSeparator findSeparator(@Nullable CsvEncoding encoding, byte[] beginning) {
        var text = new String(new CsvTranscoder(encoding).utf8(beginning, true), StandardCharsets.UTF_8).stripLeading();
        var first = text.lines().findFirst().orElse("").replace("\"", "");
        var best = CsvSeparator.COMMA;
        var most = 0L;
        for (var each : CsvSeparator.values()) {
            if (first.toLowerCase(Locale.ROOT).startsWith(SEPARATOR_LINE)
                    && first.length() > SEPARATOR_LINE.length()
                    && first.charAt(SEPARATOR_LINE.length()) == each.character()) {
                return each;
            }
            if (CsvColumns.isHeader(List.of(first.split(Pattern.quote("" + each.character()), -1)))) {
                return each;
            }
            var count = first.chars().filter(c -> c == each.character()).count();
            if (count > most) {
                best = each;
                most = count;
            }
        }
        return best;
    }

    /**
     * Reads every row that these bytes complete.
     *
     * @throws Problem 400 if nothing can be read from here on; earlier rows have been passed on
     */
    void read(byte[] bytes, Consumer<CsvRow> each) {
        var scanned = pending.length;
        var all = join(pending, transcoder.utf8(bytes, false));
        scanner.scan(all, scanned);
        pending = Arrays.copyOfRange(all, scanner.whole(), all.length);
        parse(new String(all, 0, scanner.whole(), StandardCharsets.UTF_8), each);
        lines = scanner.lines();
        if (pending.length > maxRowBytes) {
            throw unreadable();
        }
    }

    /** Reads the last row, which may lack a line break. */
    void end(Consumer<CsvRow> each) {
        var all = join(pending, transcoder.utf8(new byte[0], true));
        pending = new byte[0];
        parse(new String(all, StandardCharsets.UTF_8), each);
    }

    private void parse(String text, Consumer<CsvRow> each) {
        // The handler keeps the row it is reading, so files read at the same time must not share one.
        var handler = CsvRecordHandler.builder().fieldModifier(STRIP).build();
        try {
            var records = CsvReader.builder()
                    .fieldSeparator(separator.character())
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .trimWhitespacesAroundQuotes(true)
                    .maxBufferSize(maxRowBytes)
                    .build(handler, text)
                    .iterator();
            while (records.hasNext()) {
                var row = records.next();
                if (hasContent(row) && !isSeparatorLine(row)) {
                    rows++;
                    each.accept(new CsvRow(lines + row.getStartingLineNumber(), row.getFields()));
                }
            }
        } catch (CsvParseException e) {
            throw unreadable();
        }
    }

    private static boolean hasContent(CsvRecord row) {
        for (var i = 0; i < row.getFieldCount(); i++) {
            if (!row.getField(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private boolean isSeparatorLine(CsvRecord row) {
        var line = String.join("" + separator.character(), row.getFields());
        return rows == 0
                && line.length() == SEPARATOR_LINE.length() + 1
                && line.toLowerCase(Locale.ROOT).startsWith(SEPARATOR_LINE);
    }

    private Problem unreadable() {
        return rows == 0
                ? Problem.unreadable("The header row cannot be read as CSV.")
                : Problem.unreadable("The CSV cannot be read from row " + (rows + 1)
                        + " on: a quotation mark is not closed, or the row is too long. The rows before it can be read."
                        + " Correct the row and send the whole file again. Nothing is counted twice.");
    }
}
