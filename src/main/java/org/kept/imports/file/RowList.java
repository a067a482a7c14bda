package org.kept.imports.file;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.table.TableReader;
import org.kept.table.TableRow;

/** Rows in memory, which can be read repeatedly. */
final class RowList implements TableReader {

    private final Iterator<TableRow> rows;

    RowList(List<TableRow> rows) {
        this.rows = rows.iterator();
    }

    @Override
    public @Nullable TableRow next() {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
