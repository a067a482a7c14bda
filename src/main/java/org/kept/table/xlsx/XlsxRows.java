package org.kept.table.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet, read one by one.
 *
 * <p>A value that is merged over several rows is in each of them; merged over several columns, in the first.
 */
public final class XlsxRows implements Closeable {

    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final XlsxCellText text;
    private final Map<Integer, List<XlsxCheck.MergedRange>> merges = new HashMap<>();
    private final List<MergedValue> merged = new ArrayList<>();

    /** A value that further rows share. */
    private record MergedValue(int lastRow, int column, String value) {}

    XlsxRows(Sheet sheet, XlsxCellText text, List<XlsxCheck.MergedRange> ranges) throws IOException {
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.text = text;
        for (var range : ranges) {
            if (range.lastRow() > range.firstRow()) {
                merges.computeIfAbsent(range.firstRow(), row -> new ArrayList<>())
                        .add(range);
            }
        }
    }

    /**
     * The next row in the file, which may leave out empty rows.
     *
     * @return null after the last row
     * @throws org.kept.problem.Problem 400 if the sheet is damaged
     */
    public @Nullable XlsxRow next() {
        Row row;
        try {
            row = rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException e) {
            // The library throws exceptions of many kinds for damaged rows.
            throw XlsxCheck.damaged();
        }
        return row == null ? null : read(row);
    }

    private XlsxRow read(Row row) {
        var cells = new ArrayList<String>(row.getCellCount());
        for (var i = 0; i < row.getCellCount(); i++) {
            cells.add(text.of(row.getOptionalCell(i).orElse(null)));
        }
        var number = row.getRowNum();
        merged.removeIf(each -> each.lastRow() < number);
        for (var each : merged) {
            while (cells.size() <= each.column()) {
                cells.add("");
            }
            cells.set(each.column(), each.value());
        }
        for (var range : merges.getOrDefault(number, List.of())) {
            var value = range.column() < cells.size() ? cells.get(range.column()) : "";
            if (!value.isEmpty()) {
                merged.add(new MergedValue(range.lastRow(), range.column(), value));
            }
        }
        return new XlsxRow(number, cells);
    }

    @Override
    public void close() {
        stream.close();
    }
}
