package org.kept.imports.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.imports.file.FileProposal;
import org.kept.imports.file.SourceFile;
import org.kept.problem.InputError;
import org.kept.table.ColumnInspection;
import org.kept.table.CsvSeparator;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;
import org.kept.table.FileInspection.SheetTab;

/**
 * API view of a file inspected before its import.
 *
 * @param kind {@code csv}, {@code xlsx}, {@code json} or {@code ndjson}
 * @param encoding such as {@code UTF-8}; null for a workbook
 * @param separator the character between the columns of a CSV file; null for other kinds
 * @param decimal {@code .} or {@code ,}; null if the file does not show it
 * @param dates {@code day-first} or {@code month-first} for dates with slashes; null if the file does not show it
 * @param localTimes whether it has times without an offset
 * @param sheets sheets of a workbook; the columns are those of the one that is read
 * @param headingRow number of the row with the column names; 0 if there is none
 * @param fits name of the saved mapping or recipe that fits best; null if none does
 * @param fitting names of all that fit, best first
 * @param asks choices that a person still has to make: {@code mapping}, {@code zone}, {@code year}, {@code decimal},
 * {@code dates}, {@code clock}
 * @param warnings members of data that the mapping that fits best probably misspells
 * @param rows the first rows
 * @param description kind and columns of the file, in a sentence
 */
public record InspectionView(
        String kind,
        @Nullable String encoding,
        @Nullable String separator,
        @Nullable String decimal,
        @Nullable String dates,
        boolean localTimes,
        List<SheetTab> sheets,
        long headingRow,
        List<ColumnView> columns,
        @Nullable String fits,
        List<String> fitting,
        List<String> asks,
        List<InputError> warnings,
        List<List<String>> rows,
        String description) {

    /**
     * A column of a table, or a member of payloads by its pointer.
     *
     * @param guess its likely content, such as {@code date}
     */
    public record ColumnView(String name, List<String> samples, String guess) {

        static ColumnView of(ColumnInspection column) {
            return new ColumnView(column.name(), column.samples(), column.type().code());
        }
    }

    static InspectionView of(SourceFile file, FileProposal proposal) {
        var inspection = file.inspection();
        var dialect = inspection.dialect();
        var encoding = dialect.encoding();
        return new InspectionView(
                inspection.kind().code(),
                encoding == null ? null : encoding.code(),
                text(dialect.separator()),
                mark(dialect.decimal()),
                order(dialect.dates()),
                dialect.localTimes(),
                inspection.sheets(),
                inspection.headingRow(),
                inspection.columns().stream().map(ColumnView::of).toList(),
                proposal.fits(),
                proposal.fitting(),
                proposal.asks(),
                proposal.warnings(),
                inspection.rows(),
                file.description());
    }

    private static @Nullable String text(@Nullable CsvSeparator separator) {
        return separator == null ? null : String.valueOf(separator.character());
    }

    private static @Nullable String order(@Nullable DateOrder dates) {
        return dates == null ? null : dates.code();
    }

    private static @Nullable String mark(@Nullable DecimalMark decimal) {
        return decimal == null ? null : decimal == DecimalMark.COMMA ? "," : ".";
    }
}
