package org.kept.ingest.upload;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kept.ingest.Event;
import org.kept.kpi.EventType;
import org.kept.kpi.EventType.SampleEvent;

/** Generates a sample CSV to start with: the sample events of every type, from the day before. */
final class SampleCsv {

    private static final String TEAM = "north";
    private static final int MINUTES_BETWEEN = 20;

    private record Row(EventType type, SampleEvent event) {}

    private SampleCsv() {}

    /** The file with the sample events of these types, with times before {@code now}. */
    static String generate(List<EventType> types, OffsetDateTime now) {
        var rows = types.stream()
                .flatMap(type -> type.samples().stream().map(event -> new Row(type, event)))
                .toList();
        // Columns in the order in which the rows first use them.
        var fields = rows.stream()
                .flatMap(row -> row.event.data().keySet().stream())
                .distinct()
                .toList();
        var lines = new ArrayList<String>();
        lines.add(line(Stream.concat(Event.ENVELOPE.stream(), fields.stream())));
        var time = now.truncatedTo(ChronoUnit.MINUTES).minusDays(1);
        for (var row : rows) {
            lines.add(line(row, fields, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)));
            time = time.plusMinutes(MINUTES_BETWEEN);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Row row, List<String> fields, String time) {
        var event = row.event;
        return line(Stream.concat(
                Stream.of(event.id(), event.source(), row.type.code(), time, TEAM, event.channel()),
                fields.stream().map(member -> event.data().getOrDefault(member, ""))));
    }

    private static String line(Stream<String> cells) {
        return String.join(",", cells.toList());
    }
}
