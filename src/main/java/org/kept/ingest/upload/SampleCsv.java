package org.kept.ingest.upload;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kept.kpi.EventType;
import org.kept.kpi.EventType.SampleEvent;

/** Sample CSV to start with: the sample events of every type, from the day before. */
final class SampleCsv {

    private static final List<String> ENVELOPE = List.of("id", "source", "type", "time", "team", "channel");
    private static final String TEAM = "north";
    private static final int MINUTES_BETWEEN = 20;

    private record Row(EventType type, SampleEvent event) {}

    private static final List<Row> ROWS = Arrays.stream(EventType.values())
            .flatMap(type -> type.samples().stream().map(event -> new Row(type, event)))
            .toList();

    /** Columns of the data, in the order in which the rows use them. */
    private static final List<String> FIELDS = ROWS.stream()
            .flatMap(row -> row.event.data().keySet().stream())
            .distinct()
            .toList();

    private SampleCsv() {}

    /** The file, with times before {@code now}. */
    static String generate(OffsetDateTime now) {
        var lines = new ArrayList<String>();
        lines.add(line(Stream.concat(ENVELOPE.stream(), FIELDS.stream())));
        var time = now.truncatedTo(ChronoUnit.MINUTES).minusDays(1);
        for (var row : ROWS) {
            lines.add(line(row, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)));
            time = time.plusMinutes(MINUTES_BETWEEN);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Row row, String time) {
        var event = row.event;
        return line(Stream.concat(
                Stream.of(event.id(), event.source(), row.type.code(), time, TEAM, event.channel()),
                FIELDS.stream().map(member -> event.data().getOrDefault(member, ""))));
    }

    private static String line(Stream<String> cells) {
        return String.join(",", cells.toList());
    }
}
