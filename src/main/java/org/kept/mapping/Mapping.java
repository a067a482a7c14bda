package org.kept.mapping;

import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.EventIngestion;
import org.kept.mapping.expression.Expression;
import org.kept.mapping.value.ColumnPattern;
import org.kept.problem.InputError;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;
import org.kept.types.EventTypes;

/**
 * Rules that turn records of another system into events.
 *
 * @param name the name; empty if the document has none
 * @param source the source of all its events
 * @param zone the zone of times without an offset; null if such times are rejected
 * @param decimal the decimal mark of numbers; null if each number must show it
 * @param dates the order of day and month in dates with slashes or hyphens that have no format; null if each must show it
 * @param clock how durations of two parts such as {@code 4:30} are written whose header does not say so; null if each must
 * @param year the year of weeks without one; null if such weeks are rejected
 * @param columns names of the columns of a file without a header row; empty if it has one
 * @param separator the separator of such a file; null to detect it
 * @param sheet the sheet of a workbook to read; null for the first one not hidden
 * @param correct whether a record that comes again corrects its events
 * @param version orders the states of a record; null if the records have none
 * @param table whether the rows are a table of KPIs, which is split into figures
 * @param only condition for rows to be read at all; null if all are
 * @param fold the column with the same value in all rows of one record; null if each row is a record
 * @param each the list whose elements are the records; null if a payload is one record
 * @param withdrawing condition for records that void their stored events; null if none do
 * @param when condition for records that count; null if all do
 */
public record Mapping(
        String name,
        String source,
        @Nullable ZoneId zone,
        @Nullable DecimalMark decimal,
        @Nullable DateOrder dates,
        @Nullable DurationClock clock,
        @Nullable Integer year,
        List<String> columns,
        @Nullable Character separator,
        @Nullable String sheet,
        boolean correct,
        @Nullable FieldMapping version,
        boolean table,
        @Nullable RecordCondition only,
        @Nullable ColumnPattern fold,
        @Nullable Expression each,
        @Nullable RecordCondition withdrawing,
        @Nullable RecordCondition when,
        List<EventMapping> events) {

    private static final int MAX_WARNINGS = 20;
    private static final long THIRD = 3;

    /**
     * Maps records one after the other, in bounded memory.
     *
     * <p>Rows are folded if they are within 20,000 rows of each other.
     *
     * @param types the types whose fields determine how values are read
     * @param customKpis the KPIs that a table can name beside those of the catalogue
     */
    public Iterator<MappedRecord> apply(
            Iterator<SourceRecord> records, EventTypes types, EventIngestion.CustomKpis customKpis) {
        return new MappingRun(this, records, types, customKpis);
    }

    /** The same for records that are no table with custom KPIs, such as payloads. */
    public Iterator<MappedRecord> apply(Iterator<SourceRecord> records, EventTypes types) {
        return new MappingRun(this, records, types, EventIngestion.CustomKpis.NONE);
    }

    /** Codes of the types of its events, each once. */
    public List<String> types() {
        return events.stream().map(EventMapping::type).distinct().toList();
    }

    /** Warnings about members of data that are probably misspelt, at most 20; such a mapping works nevertheless. */
    public List<InputError> warnings(EventTypes known) {
        return IntStream.range(0, events.size())
                .boxed()
                .flatMap(place -> events.get(place).warnings(place, known))
                .limit(MAX_WARNINGS)
                .toList();
    }

    /** Whether it reads payloads of JSON, by pointers or as a list of elements, rather than rows. */
    public boolean readsPayloads() {
        return each != null
                || events.stream()
                        .flatMap(event -> event.envelope().values().stream())
                        .anyMatch(field -> field.pointer() != null);
    }

    /** The columns that the mapping reads and a file with these columns lacks. */
    public List<String> missingIn(SourceColumns file) {
        var folding = Stream.ofNullable(fold).map(each -> List.of(each));
        return Stream.concat(folding, events.stream().flatMap(EventMapping::columns))
                .filter(names -> isMissing(names, file))
                .map(names -> names.get(0).text())
                .distinct()
                .toList();
    }

    /**
     * Whether a file with these columns has those of the id and the time of at least one event, and the one that rows
     * are folded by.
     */
    public boolean fits(SourceColumns file) {
        return (fold == null || file.find(fold) >= 0)
                && events.stream().anyMatch(event -> event.envelope().entrySet().stream()
                        .filter(member ->
                                member.getKey().equals("id") || member.getKey().equals("time"))
                        .map(member -> member.getValue().columns())
                        .filter(names -> !names.isEmpty())
                        .noneMatch(names -> isMissing(names, file)));
    }

    /** Whether a file with these columns lacks at most a third of those of at least one event. */
    public boolean fitsClosely(SourceColumns file) {
        return fits(file)
                && events.stream().anyMatch(event -> {
                    var read = event.columns().toList();
                    var missing = read.stream()
                            .filter(names -> isMissing(names, file))
                            .count();
                    return THIRD * missing <= read.size();
                });
    }

    private static boolean isMissing(List<ColumnPattern> names, SourceColumns file) {
        return names.stream().allMatch(name -> file.find(name) < 0);
    }

    /** The same mapping with another decimal mark. */
    Mapping withDecimal(DecimalMark other) {
        return with(source, zone, other, dates);
    }

    /** The same mapping with the decimal mark and the order of dates that a file shows, where it has none itself. */
    public Mapping completed(@Nullable DecimalMark shownDecimal, @Nullable DateOrder shownDates) {
        return with(source, zone, decimal == null ? shownDecimal : decimal, dates == null ? shownDates : dates);
    }

    /** The same mapping with another source or zone; null keeps its own. */
    Mapping with(@Nullable String otherSource, @Nullable ZoneId otherZone) {
        return with(otherSource == null ? source : otherSource, otherZone == null ? zone : otherZone, decimal, dates);
    }

    private Mapping with(
            String newSource,
            @Nullable ZoneId newZone,
            @Nullable DecimalMark newDecimal,
            @Nullable DateOrder newDates) {
        return new Mapping(
                name,
                newSource,
                newZone,
                newDecimal,
                newDates,
                clock,
                year,
                columns,
                separator,
                sheet,
                correct,
                version,
                table,
                only,
                fold,
                each,
                withdrawing,
                when,
                events);
    }
}
