package org.kept.download;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as a workbook. A text stays text, even if it begins like a formula. A table longer than a sheet
 * continues on the next one.
 */
final class XlsxTableWriter implements DownloadTable.RowTarget {

    /** Maximum number of characters in a cell. */
    private static final int MAX_TEXT = 32_767;

    /** Rows that are in memory at a time. */
    private static final int BATCH = 1_000;

    private final Workbook workbook;
    private final List<String> columns;
    private final int maxRows;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    private XlsxTableWriter(Workbook workbook, List<String> columns, int maxRows) throws IOException {
        this.workbook = workbook;
        this.columns = columns;
        this.maxRows = maxRows;
        this.sheet = newSheet(workbook, columns, 1);
        this.row = 1;
    }

    static void write(DownloadTable table, OutputStream out) throws IOException {
        write(table, out, Worksheet.MAX_ROWS);
    }

    /**
     * Writes a table.
     *
     * @param maxRows the maximum number of rows of a sheet, including that of the field names
     */
    static void write(DownloadTable table, OutputStream out, int maxRows) throws IOException {
        try (var workbook = new Workbook(out, "Kept", "1.0")) {
            var writer = new XlsxTableWriter(workbook, table.columns(), maxRows);
            table.source().writeTo(writer);
            writer.sheet.finish();
        }
    }

    @Override
    public void write(Map<String, JsonNode> cells) throws IOException {
        if (row == maxRows) {
            sheet.finish();
            sheets++;
            sheet = newSheet(workbook, columns, sheets);
            row = 1;
        }
        for (var column = 0; column < columns.size(); column++) {
            set(sheet, row, column, cells.get(columns.get(column)));
        }
        row++;
        if (row % BATCH == 0) {
            sheet.flush();
        }
    }

    private static Worksheet newSheet(Workbook workbook, List<String> columns, int number) throws IOException {
        var sheet = workbook.newWorksheet("Kept" + (number == 1 ? "" : " " + number));
        for (var column = 0; column < columns.size(); column++) {
            sheet.inlineString(0, column, columns.get(column));
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    private static void set(Worksheet sheet, int row, int column, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return;
        }
        if (value.isIntegralNumber()) {
            sheet.value(row, column, value.longValue());
        } else if (value.isNumber()) {
            sheet.value(row, column, value.doubleValue());
        } else if (value.isBoolean()) {
            sheet.value(row, column, value.booleanValue());
        } else {
            sheet.inlineString(row, column, text(value.asText()));
        }
    }

    /**
     * A text that a workbook can contain: without characters that XML does not allow, and cut to the length of a cell.
     */
    static String text(String text) {
        var known = text.codePoints()
                .filter(XlsxTableWriter::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return known.length() <= MAX_TEXT ? known : known.substring(0, MAX_TEXT - 1) + "…";
    }

    private static boolean isXml(int each) {
        return each == '\t'
                || each == '\n'
                || each == '\r'
                || (each >= ' ' && each <= 0xD7FF)
                || (each >= 0xE000 && each <= 0xFFFD)
                || each >= 0x10000;
    }
}
