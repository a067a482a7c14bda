package org.kept.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;
import org.kept.table.xlsx.XlsxLimits;
import org.kept.table.xlsx.XlsxRows;
import org.kept.table.xlsx.XlsxSheet;
import org.kept.table.xlsx.XlsxWorkbook;

/** Reads one sheet of an Excel workbook. */
final class XlsxTableReader implements TableReader {

    private final XlsxWorkbook workbook;
    private final String sheet;
    private final XlsxRows rows;

    private XlsxTableReader(XlsxWorkbook workbook, String sheet, XlsxRows rows) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.rows = rows;
    }

    /**
     * Opens a workbook.
     *
     * @param name sheet to read; null for the first one not hidden
     * @throws Problem 400 if the file is damaged or has no such sheet; 413 if it is too large
     */
    static XlsxTableReader open(Path file, @Nullable String name) throws IOException {
        var workbook = XlsxWorkbook.open(file, XlsxLimits.DEFAULT);
        try {
            var sheet = name == null ? workbook.firstSheet() : name;
            var rows = workbook.rows(sheet).orElseThrow(() -> noSheet(sheet, workbook.sheets()));
            return new XlsxTableReader(workbook, sheet, rows);
        } catch (Problem e) {
            workbook.close();
            throw e;
        }
    }

    private static Problem noSheet(String name, List<XlsxSheet> sheets) {
        return Problem.unreadable("This workbook has no sheet '" + name + "'. It has: "
                + sheets.stream().map(XlsxSheet::name).collect(Collectors.joining(", ")) + ".");
    }

    String sheet() {
        return sheet;
    }

    List<XlsxSheet> sheets() {
        return workbook.sheets();
    }

    @Override
    public @Nullable TableRow next() {
        for (var row = rows.next(); row != null; row = rows.next()) {
            var read = new TableRow(row.number(), row.cells());
            if (read.filled() > 0) {
                return read;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        workbook.close();
    }
}
