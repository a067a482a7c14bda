package org.kept.ingest.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.RecordParser;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.table.CsvEncoding;

/**
 * Parser of CSV (RFC 4180): a header row names the columns, each further row is one event.
 *
 * <p>One set of rules reads the whole file. What was not chosen is found out from its first 64 KiB; a decimal mark or an
 * order of dates that they leave open is decided by the first later cell that tells. Until then, and against the rule
 * from then on, a cell with several readings is rejected, never guessed.
 */
public final class CsvRecordParser implements RecordParser {

    private static final int BEGINNING_BYTES = 64 * 1024;
    private static final char REPLACEMENT = '\uFFFD';

    private final int maxRowBytes;
    private final CsvEvidence evidence = new CsvEvidence();
    private CsvFormat format;
    private byte[] beginning = {};
    private @Nullable CsvRowReader reader;
    private @Nullable CsvColumns columns;
    private long index;

    public CsvRecordParser(int longestRow) {
        this(longestRow, CsvFormat.UNKNOWN);
    }

    /**
     * Creates a parser.
     *
     * @param chosen the rules that are known
     */
    public CsvRecordParser(int longestRow, CsvFormat chosen) {
        this.maxRowBytes = Math.max(longestRow, BEGINNING_BYTES);
        this.format = chosen;
    }

    /** The rules that were chosen or found out so far. */
    public CsvFormat format() {
        var known = reader;
        return known == null
                ? format
                : new CsvFormat(known.encoding(), known.separator(), format.decimal(), format.dates(), format.zone());
    }

    private CsvEncoding encoding() {
        var known = reader;
        return known == null ? CsvEncoding.UTF_8 : known.encoding();
    }

    @Override
    public void read(byte[] bytes, Consumer<RawRecord> each) {
        if (reader != null) {
            reader.read(bytes, row -> accept(row, each));
            return;
        }
        beginning = CsvRowReader.join(beginning, bytes);
        if (beginning.length >= BEGINNING_BYTES) {
            var all = beginning;
            beginning = new byte[0];
            begin(Arrays.copyOf(all, BEGINNING_BYTES), false, each)
                    .read(Arrays.copyOfRange(all, BEGINNING_BYTES, all.length), row -> accept(row, each));
        }
    }

    @Override
    public void end(Consumer<RawRecord> each) {
        if (reader == null) {
            begin(beginning, true, each);
        } else {
            reader.end(row -> accept(row, each));
        }
        if (columns == null) {
            throw Problem.unreadable("The CSV is empty. Its first row must name the columns, such as"
                    + " id,source,type,time,team,channel.");
        }
    }

    @Override
    public void breakOff(Consumer<RawRecord> each) {
        if (reader == null) {
            begin(beginning, false, each);
        }
    }

    /** Reads the beginning twice: for the rules of the file, then for its records. */
    private CsvRowReader begin(byte[] first, boolean whole, Consumer<RawRecord> each) {
        var rowReader = new CsvRowReader(format, first, whole, maxRowBytes);
        reader = rowReader;
        var rows = new ArrayList<CsvRow>();
        Problem problem = null;
        try {
            rowReader.read(first, rows::add);
            if (whole) {
                rowReader.end(rows::add);
            }
        } catch (Problem e) {
            problem = e;
        }
        if (!rows.isEmpty()) {
            columns = CsvColumns.of(rows.get(0).fields());
            var events = rows.subList(1, rows.size());
            events.forEach(this::learn);
            events.forEach(row -> accept(row, each));
        }
        if (problem != null) {
            throw problem;
        }
        return rowReader;
    }

    private void accept(CsvRow row, Consumer<RawRecord> each) {
        var known = columns;
        if (known == null) {
            columns = CsvColumns.of(row.fields());
            return;
        }
        if (format.decimal() == null || format.dates() == null) {
            learn(row);
        }
        each.accept(toRecord(row, known));
    }

    private void learn(CsvRow row) {
        if (columns != null) {
            evidence.add(columns, row);
            format = format.orElse(new CsvFormat(null, null, evidence.decimal(), evidence.dates(), null));
        }
    }

    private RawRecord toRecord(CsvRow row, CsvColumns known) {
        var envelope = JsonNodeFactory.instance.objectNode();
        var data = JsonNodeFactory.instance.objectNode();
        var names = known.names();
        for (var i = 0; i < row.fields().size(); i++) {
            var value = row.fields().get(i);
            if (value.indexOf(REPLACEMENT) >= 0) {
                return RawRecord.unreadable(
                        index++,
                        row.line(),
                        "csv.encoding",
                        "The row is not " + encoding().code() + ".");
            }
            if (value.isEmpty()) {
                continue;
            }
            if (i >= names.size() || names.get(i).isEmpty()) {
                return RawRecord.unreadable(
                        index++,
                        row.line(),
                        "csv.columns",
                        "The row has a value in column " + (i + 1) + ", which the header row does not name.");
            }
            (known.isEnvelope(i) ? envelope : data).put(names.get(i), value);
        }
        envelope.set("data", data);
        var read = format();
        var name = "time";
        var pointer = "/time";
        try {
            if (envelope.has(name)) {
                envelope.put(name, CsvTime.read(envelope.get(name).asText().strip(), read.dates(), read.zone()));
            }
            var type = known.type(row);
            if (type != null) {
                for (var field : type.fields()) {
                    name = field.name();
                    pointer = "/data/" + name;
                    var value = data.get(name);
                    if (value != null) {
                        data.set(name, CsvCells.read(field, value.textValue(), read));
                    }
                }
            }
        } catch (CsvCellException e) {
            return RawRecord.rejected(
                    index++, row.line(), envelope, InputError.at(pointer, name + ".form", e.detail()));
        }
        return RawRecord.of(index++, row.line(), envelope, 2 * row.fields().size());
    }
}
