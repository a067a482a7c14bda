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

/** The generated events, read in time order. */
final class SampleEventLog {

    /** The two dimensions of an event; an empty channel is left out. */
    record TeamAndChannel(String team, String channel) {}

    private record TimedEvent(Instant time, int number, ObjectNode event) {}

    private final ReportingZone zone;
    private final List<TimedEvent> entries = new ArrayList<>();
    private final Map<String, Integer> lastNumbers = new HashMap<>();

    SampleEventLog(ReportingZone zone) {
        this.zone = zone;
    }

    /** The instant at a second of the day in the shop's time zone. */
    Instant at(LocalDate date, long secondOfDay) {
        return date.atTime(LocalTime.ofSecondOfDay(secondOfDay))
                .atZone(zone.id())
                .toInstant();
    }

    /**
     * Adds an event.
     *
     * @return the ID of the event, for references from other events
     */
    String add(String source, String type, Instant time, TeamAndChannel teamAndChannel, ObjectNode data) {
        var id = nextId(type);
        var event = JsonNodeFactory.instance.objectNode().put("id", id).put("source", source);
        event.put("type", type).put("time", formatted(time)).put("team", teamAndChannel.team());
        if (!teamAndChannel.channel().isEmpty()) {
            event.put("channel", teamAndChannel.channel());
        }
        event.set("data", data);
        entries.add(new TimedEvent(time, entries.size(), event));
        return id;
    }

    /** The events up to and including that instant, oldest first. */
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
        int number = lastNumbers.merge(type, 1, Integer::sum);
        return String.format(Locale.ROOT, "%s-%05d", type, number);
    }

    private String formatted(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.atZone(zone.id()).toOffsetDateTime());
    }
}
