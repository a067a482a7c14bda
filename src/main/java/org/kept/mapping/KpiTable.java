package org.kept.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.mapping.layout.KpiColumn.FigureMember;
import org.kept.mapping.layout.KpiColumn.PlainShares;
import org.kept.mapping.layout.KpiHeadings;
import org.kept.mapping.layout.KpiTableLayout;
import org.kept.mapping.layout.KpiTableLayout.KpiFigure;
import org.kept.mapping.value.ValueException;
import org.kept.problem.InputError;
import org.kept.table.DecimalMark;

/**
 * A table of KPIs as rows with one figure each.
 *
 * <p>The headings are looked for in the column names and in the first rows, below any titles; rows above them are
 * skipped. Cells without a value give no figure. Rows are read 1,000 at a time: in the first of them in which a KPI
 * occurs, all its values together decide whether plain numbers are percentages.
 */
final class KpiTable implements Iterator<SourceRecord> {

    /** Names of the cells of a figure. */
    private static final SourceColumns COLUMNS =
            new SourceColumns(List.of("kpi", "team", "week", "month", "value", "sample", "numerator", "denominator"));

    private static final int HEADING_ROWS = 20;
    private static final int ROWS_TOGETHER = 1000;
    private static final int MAX_KNOWN = 100_000;

    private final Iterator<SourceRecord> source;
    private final @Nullable DecimalMark decimal;
    private final @Nullable Integer year;
    private final KpiHeadings names;
    private final Consumer<MappedRecord> others;
    private final Queue<SourceRecord> ready = new ArrayDeque<>();
    private final Map<String, PlainShares> shares = new HashMap<>();
    private final Map<FigureKey, Long> known = new HashMap<>();
    private @Nullable KpiTableLayout layout;
    private int seen;

    /** One KPI, team and period, of which a table has one figure. */
    private record FigureKey(String kpi, String team, String period) {

        static FigureKey of(KpiFigure figure) {
            return new FigureKey(figure.kpi(), figure.team(), figure.period());
        }
    }

    private record PlacedFigure(long row, KpiFigure figure) {}

    /**
     * Creates the table.
     *
     * @param names the KPIs that it can name
     * @param others takes what gives no figure: errors, and columns and rows that are left out
     */
    KpiTable(
            Iterator<SourceRecord> source,
            @Nullable DecimalMark decimal,
            @Nullable Integer year,
            KpiHeadings names,
            Consumer<MappedRecord> others) {
        this.source = source;
        this.decimal = decimal;
        this.year = year;
        this.names = names;
        this.others = others;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && isMoreToRead()) {
            read();
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

    private boolean isMoreToRead() {
        return source.hasNext() && (layout != null || seen < HEADING_ROWS);
    }

    private void read() {
        var figures = new ArrayList<PlacedFigure>();
        for (var rows = 0; rows < ROWS_TOGETHER && isMoreToRead(); rows++) {
            read(source.next(), figures);
        }
        decideShares(figures);
        var first = new HashMap<FigureKey, Long>();
        var again = new HashMap<FigureKey, Long>();
        for (var each : figures) {
            var key = FigureKey.of(each.figure);
            var before = known.containsKey(key) ? known.get(key) : first.putIfAbsent(key, each.row);
            if (before != null) {
                again.put(key, before);
            }
        }
        for (var each : figures) {
            var key = FigureKey.of(each.figure);
            var other = again.get(key);
            if (other == null) {
                write(each);
            } else {
                others.accept(fault(each.row, isTwice(each, other)));
            }
            if (known.size() < MAX_KNOWN) {
                known.putIfAbsent(key, each.row);
            }
        }
    }

    private void read(SourceRecord row, List<PlacedFigure> figures) {
        seen++;
        var found = layout;
        if (found == null && seen == 1) {
            found = find(row.columns().names(), Math.max(1, row.number() - 1));
        }
        if (found == null) {
            find(row.cells(), row.number());
            return;
        }
        var unread = found.unread(row.cells());
        if (unread != null) {
            others.accept(MappedRecord.leftOut(row.number(), unread));
        }
        found.figures(row.cells()).forEach(figure -> figures.add(new PlacedFigure(row.number(), figure)));
    }

    private @Nullable KpiTableLayout find(List<String> headings, long row) {
        var found = KpiTableLayout.find(headings, year, names);
        if (found != null) {
            found.unreadColumns().forEach(reason -> others.accept(MappedRecord.leftOut(row, reason)));
        }
        layout = found;
        return found;
    }

    private void decideShares(List<PlacedFigure> figures) {
        var decided = new HashMap<String, PlainShares>();
        for (var each : figures) {
            var figure = each.figure;
            var value = figure.cells().get(FigureMember.VALUE);
            if (!shares.containsKey(figure.kpi()) && value != null) {
                decided.computeIfAbsent(figure.kpi(), unused -> new PlainShares())
                        .add(value.text(), decimal);
            }
        }
        shares.putAll(decided);
    }

    private void write(PlacedFigure placed) {
        var figure = placed.figure;
        var isCounted = figure.isCounted();
        try {
            ready.add(SourceRecord.row(
                    placed.row,
                    COLUMNS,
                    List.of(
                            figure.kpi(),
                            figure.team(),
                            figure.isWeek() ? figure.period() : "",
                            figure.isWeek() ? "" : figure.period(),
                            isCounted ? "" : text(figure, FigureMember.VALUE),
                            isCounted ? "" : text(figure, FigureMember.SAMPLE),
                            isCounted ? text(figure, FigureMember.NUMERATOR) : "",
                            isCounted ? text(figure, FigureMember.DENOMINATOR) : "")));
        } catch (ValueException e) {
            others.accept(fault(placed.row, nameOf(figure) + ": " + e.detail()));
        }
    }

    private String text(KpiFigure figure, FigureMember member) throws ValueException {
        var cell = figure.cells().get(member);
        return cell == null
                ? ""
                : cell.column().read(cell.text(), decimal, shares.getOrDefault(figure.kpi(), new PlainShares()));
    }

    private String isTwice(PlacedFigure placed, long other) {
        var figure = placed.figure;
        return nameOf(figure) + " of " + (figure.team().isEmpty() ? "all teams" : figure.team()) + " for "
                + figure.period() + " is in this file more than once, first in row " + other
                + ". Keep one of them. If the rows are of different teams, give the column of their names the heading"
                + " Team.";
    }

    private String nameOf(KpiFigure figure) {
        return names.find(figure.kpi()).map(Kpi::name).orElse(figure.kpi());
    }

    private static MappedRecord fault(long row, String detail) {
        return MappedRecord.faulty(row, List.of(InputError.atLine(row, "mapping.row", detail)));
    }
}
