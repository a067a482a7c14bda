package org.kept.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** The rows of a CSV body (RFC 4180) as arrivals: a header row names the columns, each further row is one event. */
final class CsvArrivals {

    private static final Set<String> ENVELOPE = Set.of("id", "source", "type", "time", "team", "channel");
    private static final List<String> REQUIRED = List.of("id", "source", "type", "time");
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long index;

    private CsvArrivals(CloseableIterator<CsvRecord> records, List<String> header) {
        this.records = records;
        this.header = header;
    }

    /**
     * Reads the header row at once and the others as they are asked for.
     *
     * @throws Problem 400 when the header row is missing or lacks a column that every event needs
     */
    static Iterator<Arrival> of(InputStream stream, int longestRow) throws IOException {
        var text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), LONGEST_HEADER);
        skipByteOrderMark(text);
        var records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(Math.max(longestRow, LONGEST_HEADER))
                .ofCsvRecord((Reader) text)
                .iterator();
        var csv = new CsvArrivals(records, header(records));
        return Arrivals.iterate(csv::next);
    }

    private static void skipByteOrderMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    /** Comma, or the semicolon or tab that spreadsheets write in other countries, by what the header row holds. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        var commas = 0;
        var semicolons = 0;
        var tabs = 0;
        for (var i = 0; i < LONGEST_HEADER - 1; i++) {
            var c = text.read();
            if (c < 0 || c == '\n' || c == '\r') {
                break;
            }
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
        text.reset();
        if (commas >= semicolons && commas >= tabs) {
            return ',';
        }
        return semicolons >= tabs ? ';' : '\t';
    }

    private static List<String> header(Iterator<CsvRecord> records) throws IOException {
        try {
            if (!records.hasNext()) {
                throw Problem.unreadable("The CSV is empty; its first row must name the columns, such as"
                        + " id,source,type,time,team,channel.");
            }
            var names = records.next().getFields().stream().map(String::strip).toList();
            var seen = new HashSet<String>();
            for (var name : names) {
                if (!seen.add(name)) {
                    throw Problem.unreadable("The header row names the column '" + Texts.brief(name) + "' twice.");
                }
            }
            for (var name : REQUIRED) {
                if (!seen.contains(name)) {
                    throw Problem.unreadable(
                            "The header row lacks the column '" + name
                                    + "'; it must name id, source, type and time, and may name team, channel and members of data.");
                }
            }
            return names;
        } catch (CsvParseException e) {
            throw Problem.unreadable("The header row cannot be read as CSV.");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private @Nullable Arrival next() throws IOException {
        try {
            return records.hasNext() ? row(records.next()) : null;
        } catch (CsvParseException e) {
            throw Problem.unreadable("From row " + (index + 2)
                    + " on the body cannot be read as CSV (an unclosed quotation mark, or a row"
                    + " that is too long). The rows before it can be read. Mend it and send it again whole: nothing"
                    + " is counted twice.");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Arrival row(CsvRecord row) {
        var line = row.getStartingLineNumber();
        if (row.getFieldCount() > header.size()) {
            return Arrival.unreadable(
                    index++,
                    line,
                    "csv.columns",
                    "The row has " + row.getFieldCount() + " fields, the header row " + header.size() + ".");
        }
        var envelope = JsonNodeFactory.instance.objectNode();
        var data = JsonNodeFactory.instance.objectNode();
        for (var i = 0; i < row.getFieldCount(); i++) {
            var value = row.getField(i);
            if (value.indexOf(REPLACEMENT) >= 0) {
                return Arrival.unreadable(index++, line, "csv.encoding", "The row is not UTF-8.");
            }
            if (!value.isEmpty()) {
                (ENVELOPE.contains(header.get(i)) ? envelope : data).put(header.get(i), value);
            }
        }
        var type = EventType.find(envelope.path("type").asText());
        if (type != null) {
            type.members().forEach(member -> convert(member, data));
        }
        envelope.set("data", data);
        return Arrival.of(index++, line, envelope);
    }

    /** Text becomes a number or a truth value where the member is one; what is neither stays, to be told as wrong. */
    private static void convert(Member member, ObjectNode data) {
        var value = data.get(member.name());
        if (value == null) {
            return;
        }
        var text = value.textValue().strip();
        if (member.kind() == Member.Kind.FLAG && (text.equals("true") || text.equals("false"))) {
            data.put(member.name(), Boolean.parseBoolean(text));
        } else if (member.isNumeric() && text.length() <= 40) {
            try {
                data.put(member.name(), new BigDecimal(text));
            } catch (NumberFormatException e) {
                data.put(member.name(), text);
            }
        }
    }
}
