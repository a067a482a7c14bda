package org.kept.mapping;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.kept.table.DecimalMark;

/**
 * A table of KPIs as rows with one figure each.
 *
 * <p>The headings are looked for in the column names and in the first rows, below any titles; rows above them are
 * skipped. Cells without a value give no figure.
 */
final class KpiTable implements Iterator<SourceRecord> {

    private static final int HEADING_ROWS = 20;
    private static final SourceColumns COLUMNS = new SourceColumns(KpiTableLayout.CELLS);

    private final Iterator<SourceRecord> source;
    private final @Nullable DecimalMark decimal;
    private final @Nullable Integer year;
    private final Queue<SourceRecord> ready = new ArrayDeque<>();
    private @Nullable KpiTableLayout layout;
    private int seen;

    KpiTable(Iterator<SourceRecord> source, @Nullable DecimalMark decimal, @Nullable Integer year) {
        this.source = source;
        this.decimal = decimal;
        this.year = year;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && source.hasNext() && (layout != null || seen < HEADING_ROWS)) {
            read(source.next());
        }
        return !ready.isEmpty();
    }

    @Override
    public SourceRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    /** Whether the headings were found; known once records have been read. */
    boolean isFound() {
        return layout != null;
    }

    private void read(SourceRecord row) {
        seen++;
        var known = layout;
        if (known == null && seen == 1) {
            known = KpiTableLayout.find(row.columns().names(), year);
            layout = known;
        }
        if (known == null) {
            layout = KpiTableLayout.find(row.cells(), year);
            return;
        }
        for (List<String> figure : known.figures(row.cells(), decimal)) {
            ready.add(SourceRecord.row(row.number(), COLUMNS, figure));
        }
    }
}
