package org.kept.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.kept.calendar.ReportingZone;

/** Everything that happened, to be read in the order of time. */
final class SampleEventLog {

    /** Who was asked, and how: the two dimensions of an event. */
    record TeamAndChannel(String team, String channel) {}

    private record TimedEvent(Instant time, int number, ObjectNode event) {}

    private final ReportingZone zone;
    private final List<TimedEvent> entries = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    SampleEventLog(ReportingZone zone) {
        this.zone = zone;
    }

    /** The instant when a clock on the wall of the shop shows so many seconds since midnight. */
    Instant at(LocalDate date, long secondOfDay) {
        return date.atTime(LocalTime.ofSecondOfDay(secondOfDay))
                .atZone(zone.id())
                .toInstant();
    }

    /**
     * Notes an event.
     *
     * @return its id, and so what other events call it
     */
    String add(String source, String type, Instant time, TeamAndChannel desk, ObjectNode data) {
        var id = nextId(type);
        var event = JsonNodeFactory.instance.objectNode().put("id", id).put("source", source);
        event.put("type", type).put("time", written(time)).put("team", desk.team());
        if (!desk.channel().isEmpty()) {
            event.put("channel", desk.channel());
        }
        event.set("data", data);
        entries.add(new TimedEvent(time, entries.size(), event));
        return id;
    }

    /** The events up to that instant, oldest first. */
    Stream<ObjectNode> until(Instant now) {
        return entries.stream()
                .filter(entry -> !entry.time().isAfter(now))
                .sorted(Comparator.comparing(TimedEvent::time).thenComparing(TimedEvent::number))
                .map(TimedEvent::event);
    }

    static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    private String nextId(String type) {
        int number = numbers.merge(type, 1, Integer::sum);
        return String.format(Locale.ROOT, "%s-%05d", type, number);
    }

    private String written(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.atZone(zone.id()).toOffsetDateTime());
    }
}
