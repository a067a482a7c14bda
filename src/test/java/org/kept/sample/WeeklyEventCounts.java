package org.kept.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;

/** Counts the sample company's events by week, independently of the service. */
final class WeeklyEventCounts {

    private final Period first;
    private final Map<Period, List<ObjectNode>> byWeek = new HashMap<>();

    WeeklyEventCounts(ReportingZone zone, Instant now) {
        this.first = zone.periodOf(Grain.WEEK, now).plus(-SampleScenario.WEEKS);
        new SampleCompany(zone, now).events().forEach(event -> {
            var time = OffsetDateTime.parse(event.get("time").asText()).toInstant();
            byWeek.computeIfAbsent(zone.periodOf(Grain.WEEK, time), week -> new ArrayList<>())
                    .add(event);
        });
    }

    /** The number of matching events in a week, counted from 0; week 104 is in progress. */
    long count(int week, Predicate<ObjectNode> matching) {
        return byWeek.getOrDefault(first.plus(week), List.of()).stream()
                .filter(matching)
                .count();
    }

    long count(int week, String type) {
        return count(week, ofType(type));
    }

    /** The share of one count in another, over weeks {@code from} to {@code to}, inclusive. */
    double share(int from, int to, Predicate<ObjectNode> part, Predicate<ObjectNode> whole) {
        return (double) sum(from, to, whole.and(part)) / sum(from, to, whole);
    }

    /** The ratio of two counts, over weeks {@code from} to {@code to}, inclusive. */
    double ratio(int from, int to, String type, String per) {
        return (double) sum(from, to, ofType(type)) / sum(from, to, ofType(per));
    }

    private long sum(int from, int to, Predicate<ObjectNode> matching) {
        return IntStream.rangeClosed(from, to)
                .mapToLong(week -> count(week, matching))
                .sum();
    }

    static Predicate<ObjectNode> ofType(String type) {
        return event -> event.get("type").asText().equals(type);
    }

    static Predicate<ObjectNode> withValue(String member, String value) {
        return event -> event.at("/data/" + member).asText().equals(value);
    }
}
