package org.kept.table.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.kept.problem.Problem;

/** An Excel workbook, checked for size and structure. */
public final class XlsxWorkbook implements Closeable {

    private static final int MAX_SHEETS = 1_000;

    private final ReadableWorkbook workbook;
    private final XlsxCheck check;
    private final List<Sheet> sheets;

    private XlsxWorkbook(ReadableWorkbook workbook, XlsxCheck check) {
        this.workbook = workbook;
        this.check = check;
        this.sheets = workbook.getSheets().limit(MAX_SHEETS).toList();
    }

    /**
     * Checks the whole file, then opens it.
     *
     * @throws Problem 400 if it is damaged or not a workbook; 413 if it is beyond the limits
     */
    public static XlsxWorkbook open(Path file, XlsxLimits limits) throws IOException {
        var check = new XlsxCheck(limits);
        check.check(file);
        try {
            var options = new ReadingOptions(check.hasStyles(), true);
            var opened = new XlsxWorkbook(new ReadableWorkbook(file.toFile(), options), check);
            if (opened.sheets.isEmpty() || opened.sheets.stream().anyMatch(each -> each.getName() == null)) {
                opened.close();
                throw XlsxCheck.damaged();
            }
            return opened;
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            // The library throws exceptions of many kinds for damaged parts.
            throw XlsxCheck.damaged();
        }
    }

    /** The sheets in the order of their tabs. */
    public List<XlsxSheet> sheets() {
        var told = new ArrayList<XlsxSheet>();
        for (var sheet : sheets) {
            told.add(new XlsxSheet(
                    sheet.getName(),
                    sheet.getVisibility() != SheetVisibility.VISIBLE,
                    !check.merges(sheet.getId()).isEmpty()));
        }
        return List.copyOf(told);
    }

    /** The first sheet that is not hidden; the first of all if every one is hidden. */
    public String firstSheet() {
        return sheets.stream()
                .filter(each -> each.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElse(sheets.get(0))
                .getName();
    }

    /**
     * The rows of a sheet; close them after use.
     *
     * @return empty if there is no sheet with that name
     * @throws Problem 400 if the sheet is damaged
     */
    public Optional<XlsxRows> rows(String name) {
        return sheets.stream()
                .filter(each -> name.equals(each.getName()))
                .findFirst()
                .map(this::rowsOf);
    }

    private XlsxRows rowsOf(Sheet sheet) {
        try {
            return new XlsxRows(sheet, new XlsxCellText(check.countsFrom1904()), check.merges(sheet.getId()));
        } catch (RuntimeException | IOException e) {
            throw XlsxCheck.damaged();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
