package org.kept.mapping.layout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.layout.KpiColumn.FigureMember;
import org.kept.mapping.value.TimeFormat;
import org.kept.mapping.value.ValueException;

/** Layout of a table of KPIs: where its periods, teams and figures are. */
public abstract class KpiTableLayout {

    static final Set<String> KPIS = Set.of("kpi", "kpis", "kpi code", "measure", "metric", "indicator", "kennzahl");
    static final Set<String> UNITS = Set.of("unit", "einheit");

    /** Words for all teams combined. */
    private static final Set<String> EVERYONE = Set.of("all", "all teams", "total", "overall", "alle", "gesamt");

    private static final Set<String> TEAMS = Set.of(
            "team",
            "group",
            "department",
            "shop",
            "store",
            "branch",
            "location",
            "site",
            "office",
            "region",
            "market",
            "country",
            "gruppe",
            "abteilung",
            "filiale",
            "standort",
            "niederlassung",
            "markt",
            "land");

    private final List<String> headings;
    private final KpiHeadings names;
    private final int team;

    KpiTableLayout(List<String> headings, KpiHeadings names) {
        this.headings = headings;
        this.names = names;
        this.team = position(headings, TEAMS);
    }

    /** A cell with the meaning of its heading. */
    public record KpiCell(KpiColumn column, String text) {}

    /**
     * A figure as the table has it.
     *
     * @param team empty for all teams combined
     * @param period the week or month
     */
    public record KpiFigure(String kpi, String team, boolean isWeek, String period, Map<FigureMember, KpiCell> cells) {

        /** Whether it has a numerator and a denominator, which then count instead of the value. */
        public boolean isCounted() {
            return PeriodsInRows.isCounted(cells);
        }
    }

    /** The figures of one row. */
    public abstract List<KpiFigure> figures(List<String> row);

    /** Whether the layout reads a column. */
    abstract boolean isRead(int column);

    /** Why the figures of a row are not read; null if they are, or if it has none. */
    public @Nullable String unread(List<String> row) {
        return null;
    }

    /** Columns that are not read, each with the reason. */
    public final List<String> unreadColumns() {
        return IntStream.range(0, headings.size())
                .filter(at -> at != team && !headings.get(at).isBlank() && !isRead(at))
                .mapToObj(at -> unreadColumn(headings.get(at).strip()))
                .toList();
    }

    /** The reason why a column with this heading is not read. */
    abstract String unreadColumn(String heading);

    /**
     * The layout that a heading row shows.
     *
     * @param year the year of weeks without one; null if unknown
     * @param names the KPIs that it can name
     * @return null if it is not a heading row of a table of KPIs
     */
    public static @Nullable KpiTableLayout find(List<String> headings, @Nullable Integer year, KpiHeadings names) {
        var figuresInRows = FiguresInRows.of(headings, year, names);
        if (figuresInRows != null) {
            return figuresInRows;
        }
        var periodsInRows = PeriodsInRows.of(headings, year, names);
        return periodsInRows == null ? PeriodsInColumns.of(headings, year, names) : periodsInRows;
    }

    /** The meaning of a heading or of the name of a KPI; null if it has none. */
    final @Nullable KpiColumn named(String heading) {
        return names.column(heading);
    }

    /** Position of the first heading that is one of the words; -1 if there is none. */
    static int position(List<String> headings, Set<String> words) {
        for (var i = 0; i < headings.size(); i++) {
            if (words.contains(headings.get(i).strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    static String cell(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column).strip();
    }

    /** The team of a row; empty for all teams combined. */
    final String teamOf(List<String> row) {
        var name = cell(row, team);
        return EVERYONE.contains(name.toLowerCase(Locale.ROOT)) ? "" : name;
    }

    /** The reason why a row that names no KPI is not read. */
    static String unknownKpi(String name) {
        return "The row '" + name + "' is not read: Kept knows no KPI of this name.";
    }

    /** The week or month in a text; null if there is none. */
    static @Nullable String period(boolean isWeek, String text, @Nullable Integer year) {
        try {
            return TimeFormat.of(isWeek ? "week" : "month").period(text, year);
        } catch (ValueException e) {
            return null;
        }
    }
}
