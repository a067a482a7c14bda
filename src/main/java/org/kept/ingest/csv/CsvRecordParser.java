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
import org.kept.table.CsvSeparator;
import org.kept.table.DecimalMark;
import org.kept.types.EventTypes;

/**
 * Parser of CSV (RFC 4180): a header row names the columns, each further row is one event.
 *
 * <p>One set of rules applies to the whole file. Rules that were not chosen are detected in its first 64 KiB. If these
 * leave the decimal mark or the order of dates open, the first later cell that shows it decides; cells that contradict
 * it are rejected from then on. An ambiguous cell is rejected while there is no evidence, and once two cells have
 * contradicted each other.
 */
public final class CsvRecordParser implements RecordParser {

    private static final int BEGINNING_BYTES = 64 * 1024;
    private static final char REPLACEMENT = '\uFFFD';

    private final int maxRowBytes;
    private final CsvEvidence evidence = new CsvEvidence();
    private final CsvFormat chosen;
    private final EventTypes types;
    private CsvFormat format;
    private byte[] beginning = {};
    private @Nullable CsvRowReader reader;
    private @Nullable CsvColumns columns;
    private long index;

    public CsvRecordParser(int longestRow, EventTypes types) {
        this(longestRow, CsvFormat.UNKNOWN, types);
    }

    /**
     * Creates a parser.
     *
     * @param chosen the rules that are known
     */
    public CsvRecordParser(int longestRow, CsvFormat chosen, EventTypes types) {
        this.types = types;
        this.maxRowBytes = Math.max(longestRow, BEGINNING_BYTES);
        this.chosen = chosen;
        this.format = chosen;
    }

    /** The rules chosen or detected so far. */
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
            columns = CsvColumns.of(rows.get(0).fields(), types);
            var events = rows.subList(1, rows.size());
            events.forEach(this::learn);
            assumePoint();
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
            columns = CsvColumns.of(row.fields(), types);
            return;
        }
        if (chosen.decimal() == null || chosen.dates() == null) {
            learn(row);
            assumePoint();
        }
        each.accept(toRecord(row, known));
    }

    private void learn(CsvRow row) {
        if (columns != null) {
            evidence.add(columns, row);
            format = format.orElse(new CsvFormat(null, null, evidence.decimal(), evidence.dates(), null));
        }
    }

    /** Between commas a decimal comma would need quotation marks, so 1.205 has a decimal point as in JSON. */
    private void assumePoint() {
        var number = evidence.ambiguousNumber();
        if (format.decimal() == null
                && format().separator() == CsvSeparator.COMMA
                && number != null
                && number.indexOf('.') >= 0) {
            format = format.orElse(new CsvFormat(null, null, DecimalMark.POINT, null, null));
        }
    }

    /** The rules for a cell; for an ambiguous one, without the rules that the file contradicts. */
    private CsvFormat rules(String cell, CsvFormat known) {
        return (evidence.hasMixedNumbers() && DecimalMark.isAmbiguous(cell))
                        || (evidence.hasMixedDates() && CsvTime.isAmbiguous(cell))
                ? new CsvFormat(known.encoding(), known.separator(), chosen.decimal(), chosen.dates(), known.zone())
                : known;
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
                var time = envelope.get(name).asText().strip();
                envelope.put(name, CsvTime.read(time, rules(time, read).dates(), read.zone()));
            }
            var type = known.type(row);
            if (type != null) {
                for (var field : type.fields()) {
                    name = field.name();
                    pointer = "/data/" + name;
                    var value = data.get(name);
                    if (value != null) {
                        var cell = value.textValue();
                        data.set(name, CsvCells.read(field, cell, rules(cell.strip(), read)));
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
