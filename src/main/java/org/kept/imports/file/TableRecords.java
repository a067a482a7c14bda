package org.kept.imports.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.Mapping;
import org.kept.mapping.SourceColumns;
import org.kept.mapping.SourceRecord;
import org.kept.table.ColumnNames;
import org.kept.table.TableReader;
import org.kept.table.TableRow;

/**
 * The rows of a table below its headings.
 *
 * <p>The headings are the first row that has every column of the mapping; failing that, the row detected as headings;
 * failing that, the first row. A mapping that names the columns itself, or splits a table of KPIs into figures, gets
 * all rows.
 */
final class TableRecords extends SourceRecords {

    private static final int HEADING_ROWS = 30;

    private final TableReader reader;
    private final Queue<TableRow> first = new ArrayDeque<>();
    private final SourceColumns columns;
    private final boolean isCut;

    /**
     * Finds the headings.
     *
     * @param isSheet whether a cell to the right of the headings is a note beside the table, not part of a row that is
     * too long
     */
    TableRecords(TableReader reader, Mapping mapping, long headingRow, boolean isSheet) throws IOException {
        this.reader = reader;
        this.isCut = isSheet && mapping.columns().isEmpty() && !mapping.table();
        if (!mapping.columns().isEmpty()) {
            this.columns = new SourceColumns(mapping.columns());
            return;
        }
        while (first.size() < HEADING_ROWS) {
            var row = reader.next();
            if (row == null) {
                break;
            }
            first.add(row);
        }
        var heading = mapping.table() ? first.peek() : heading(mapping, headingRow);
        this.columns = mapping.table() && heading != null ? new SourceColumns(heading.cells()) : columnsOf(heading);
        if (heading != null) {
            // Title rows above the headings are not records.
            first.removeIf(row -> row.number() <= heading.number());
        }
    }

    /** The columns under the names that a person sees. */
    private static SourceColumns columnsOf(@Nullable TableRow heading) {
        return new SourceColumns(heading == null ? List.of() : ColumnNames.of(heading.cells()));
    }

    private @Nullable TableRow heading(Mapping mapping, long headingRow) {
        TableRow found = null;
        var namesColumns = !mapping.missingIn(columnsOf(null)).isEmpty();
        for (var row : first) {
            if (namesColumns && mapping.missingIn(columnsOf(row)).isEmpty()) {
                return row;
            }
            found = row.number() == headingRow ? row : found;
        }
        return found == null ? first.peek() : found;
    }

    SourceColumns columns() {
        return columns;
    }

    @Override
    @Nullable
    SourceRecord readNext() throws IOException {
        var row = first.isEmpty() ? reader.next() : first.remove();
        return row == null ? null : SourceRecord.row(row.number(), columns, cells(row));
    }

    private List<String> cells(TableRow row) {
        var width = columns.names().size();
        return isCut && row.cells().size() > width ? row.cells().subList(0, width) : row.cells();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
