package org.kept.ingest.parse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.problem.Problem;

/** Parser of CSV (RFC 4180): a header row names the columns, each further row is one event. */
public final class CsvRecordParser implements RecordParser {

    private static final Set<String> ENVELOPE = Set.of("id", "source", "type", "time", "team", "channel");
    private static final List<String> REQUIRED = List.of("id", "source", "type", "time");
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final char REPLACEMENT = '\uFFFD';

    private final int maxRowBytes;
    private byte[] pending = {};
    private char separator;
    private @Nullable CsvRowScanner scanner;
    private @Nullable List<String> header;
    private long lines;
    private long index;

    public CsvRecordParser(int longestRow) {
        this.maxRowBytes = Math.max(longestRow, MAX_HEADER_BYTES);
    }

    @Override
    public void read(byte[] bytes, Consumer<RawRecord> each) {
        var scanned = pending.length;
        var all = join(pending, bytes);
        if (scanner == null) {
            if (!hasLine(all) && all.length < MAX_HEADER_BYTES) {
                pending = all;
                return;
            }
            all = start(all);
            scanned = 0;
        }
        var rowScanner = scannerFor(all);
        rowScanner.scan(all, scanned);
        pending = Arrays.copyOfRange(all, rowScanner.whole(), all.length);
        rows(text(all, rowScanner.whole()), each);
        lines = rowScanner.lines();
        if (pending.length > maxRowBytes) {
            throw unreadable();
        }
    }

    @Override
    public void end(Consumer<RawRecord> each) {
        var all = scanner == null ? start(pending) : pending;
        pending = new byte[0];
        rows(text(all, all.length), each);
        if (header == null) {
            throw Problem.unreadable("The CSV is empty. Its first row must name the columns, such as"
                    + " id,source,type,time,team,channel.");
        }
    }

    private static byte[] join(byte[] some, byte[] more) {
        if (some.length == 0) {
            return more;
        }
        var all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static boolean hasLine(byte[] bytes) {
        for (var each : bytes) {
            if (each == '\n' || each == '\r') {
                return true;
            }
        }
        return false;
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private byte[] start(byte[] all) {
        var marked = all.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(Arrays.copyOf(all, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
        var text = marked ? Arrays.copyOfRange(all, BYTE_ORDER_MARK.length, all.length) : all;
        scannerFor(text);
        return text;
    }

    private CsvRowScanner scannerFor(byte[] all) {
        var known = scanner;
        if (known == null) {
            separator = separator(all);
            known = new CsvRowScanner(separator);
            scanner = known;
        }
        return known;
    }

    /** The separator of the header row: a comma, or the semicolon or tab that spreadsheets use in some locales. */
    private static char separator(byte[] text) {
        var commas = 0;
        var semicolons = 0;
        var tabs = 0;
        for (var i = 0; i < Math.min(MAX_HEADER_BYTES, text.length); i++) {
            var c = text[i];
            if (c == '\n' || c == '\r') {
                break;
            }
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
        if (commas >= semicolons && commas >= tabs) {
            return ',';
        }
        return semicolons >= tabs ? ';' : '\t';
    }

    private void rows(String text, Consumer<RawRecord> each) {
        try {
            var rows = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .maxBufferSize(maxRowBytes)
                    .ofCsvRecord(text)
                    .iterator();
            while (rows.hasNext()) {
                var row = rows.next();
                var names = header;
                if (names == null) {
                    header = header(row);
                } else {
                    each.accept(toRecord(row, names));
                }
            }
        } catch (CsvParseException e) {
            throw unreadable();
        }
    }

    private Problem unreadable() {
        return header == null
                ? Problem.unreadable("The header row cannot be read as CSV.")
                : Problem.unreadable("The CSV cannot be read from row " + (index + 2)
                        + " on: a quotation mark is not closed, or the row is too long. The rows before it can be read."
                        + " Correct the row and send the whole file again. Nothing is counted twice.");
    }

    private static List<String> header(CsvRecord row) {
        var names = row.getFields().stream().map(String::strip).toList();
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw Problem.unreadable("The header row names the column '" + InputText.excerpt(name) + "' twice.");
            }
        }
        for (var name : REQUIRED) {
            if (!seen.contains(name)) {
                throw Problem.unreadable("The header row lacks the column '" + name
                        + "'; it must name id, source, type and time, and may name team, channel and members of data.");
            }
        }
        return names;
    }

    private RawRecord toRecord(CsvRecord row, List<String> names) {
        var line = lines + row.getStartingLineNumber();
        if (row.getFieldCount() > names.size()) {
            return RawRecord.unreadable(
                    index++,
                    line,
                    "csv.columns",
                    "The row has " + row.getFieldCount() + " fields, the header row " + names.size() + ".");
        }
        var envelope = JsonNodeFactory.instance.objectNode();
        var data = JsonNodeFactory.instance.objectNode();
        for (var i = 0; i < row.getFieldCount(); i++) {
            var value = row.getField(i);
            if (value.indexOf(REPLACEMENT) >= 0) {
                return RawRecord.unreadable(index++, line, "csv.encoding", "The row is not UTF-8.");
            }
            if (!value.isEmpty()) {
                (ENVELOPE.contains(names.get(i)) ? envelope : data).put(names.get(i), value);
            }
        }
        var type = EventType.find(envelope.path("type").asText());
        if (type != null) {
            type.fields().forEach(field -> convert(field, data));
        }
        envelope.set("data", data);
        return RawRecord.of(index++, line, envelope, 2 * row.getFieldCount());
    }

    /** Converts text to a number or boolean if the field is one; anything else stays as it is, to fail validation. */
    private static void convert(EventField field, ObjectNode data) {
        var value = data.get(field.name());
        if (value == null) {
            return;
        }
        var text = value.textValue().strip();
        if (field.kind() == EventField.FieldKind.FLAG && (text.equals("true") || text.equals("false"))) {
            data.put(field.name(), Boolean.parseBoolean(text));
        } else if (field.isNumeric() && text.length() <= 40) {
            try {
                data.put(field.name(), new BigDecimal(text));
            } catch (NumberFormatException e) {
                data.put(field.name(), text);
            }
        }
    }
}
