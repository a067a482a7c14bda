package org.kept.ingest.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ingest.InputText;
import org.kept.kpi.EventType;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/**
 * Columns of a CSV file, from its header row. Known names may be in any case.
 *
 * @param names one for each column; empty for a column without a name
 */
record CsvColumns(List<String> names, EventTypes types) {

    static final List<String> REQUIRED = List.of("id", "source", "type", "time");

    /**
     * Parses the header row.
     *
     * @throws Problem 400 if a required column is missing, or a column occurs twice
     */
    static CsvColumns of(List<String> header, EventTypes types) {
        var known = known(types);
        var names = header.stream().map(text -> name(text, known)).toList();
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw Problem.unreadable("The header row has the column '" + InputText.excerpt(name) + "' twice.");
            }
        }
        for (var name : REQUIRED) {
            if (!seen.contains(name)) {
                throw Problem.unreadable("The header row lacks the column '" + name
                        + "'. It must name id, source, type and time, and may name team, channel and members of data."
                        + " A file of another system is imported through a mapping: send it to /api/v1/imports.");
            }
        }
        return new CsvColumns(names, types);
    }

    /** Whether the row names every required column. */
    static boolean isHeader(List<String> row) {
        return row.stream().map(CsvColumns::folded).collect(Collectors.toSet()).containsAll(REQUIRED);
    }

    /** The known column names, by their lower-case form. */
    private static Map<String, String> known(EventTypes types) {
        return Stream.concat(Event.ENVELOPE.stream(), types.fieldNames().stream())
                .distinct()
                .collect(Collectors.toMap(CsvColumns::folded, Function.identity(), (first, second) -> first));
    }

    private static String name(String text, Map<String, String> known) {
        return known.getOrDefault(folded(text), text.strip());
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the column is a member of the event itself, not of its data. */
    boolean isEnvelope(int column) {
        return Event.ENVELOPE.contains(names.get(column));
    }

    /** The cell in the column with that name; empty if there is none. */
    String cell(CsvRow row, String name) {
        var column = names.indexOf(name);
        return column < 0 || column >= row.fields().size() ? "" : row.fields().get(column);
    }

    /** Type of the row's event; null if there is no such type. */
    @Nullable
    EventType type(CsvRow row) {
        return types.find(cell(row, "type"));
    }
}
