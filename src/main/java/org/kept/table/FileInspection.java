package org.kept.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Findings about a file before any of it is imported.
 *
 * @param kind if it has a refusal, everything else is empty
 * @param dialect how its texts, numbers and dates are written
 * @param sheets sheets of a workbook; empty for other kinds
 * @param headingRow number of the row with the column names; 0 if there is none
 * @param rows the first rows below the heading
 */
public record FileInspection(
        FileKind kind,
        FileDialect dialect,
        List<SheetTab> sheets,
        long headingRow,
        List<ColumnInspection> columns,
        List<List<String>> rows) {

    /**
     * Writing conventions of a file; null where one does not apply, or the file does not show it.
     *
     * @param ambiguousNumber a number that can be read in two ways, if the decimal mark is not certain
     * @param dates order of day and month in dates with slashes or hyphens
     * @param ambiguousDate a date that can be read in two ways, if the order is not certain
     * @param localTimes whether times lack an offset, so that their zone must be known
     */
    public record FileDialect(
            @Nullable CsvEncoding encoding,
            @Nullable CsvSeparator separator,
            @Nullable DecimalMark decimal,
            @Nullable String ambiguousNumber,
            @Nullable DateOrder dates,
            @Nullable String ambiguousDate,
            boolean localTimes) {}

    /**
     * A sheet of a workbook.
     *
     * @param isRead whether the columns are those of this sheet
     */
    public record SheetTab(String name, boolean hidden, boolean isRead) {}
}
