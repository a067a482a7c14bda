package org.kept.workingtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kept.calendar.OpeningSpan;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * What is typed on the page of a calendar.
 *
 * @param days the times of each day of the week, such as {@code 09:00-12:00, 13:00-17:30}
 * @param closed dates, separated by blanks, commas or lines
 * @param open a date and its times on each line
 * @param from the week from which a change applies; empty for the running one
 * @param version the version the edit started from, 0 for none
 */
public record CalendarForm(
        String name,
        String zone,
        Map<DayOfWeek, String> days,
        String holidays,
        String closed,
        String open,
        String from,
        boolean allHistory,
        int version) {

    private static final Pattern BETWEEN_DATES = Pattern.compile("[\\s,;]+");
    private static final Pattern BETWEEN_TIMES = Pattern.compile("\\s*[,;]\\s*");
    private static final Pattern AFTER_DATE = Pattern.compile("[\\s:,]+");

    public CalendarForm {
        days = Map.copyOf(days);
    }

    /** One day of the week with its field. */
    public record DayField(String field, String name, String times) {}

    /** The form of a new calendar. */
    static CalendarForm blank(String zone) {
        var days = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(day, day.getValue() <= DayOfWeek.FRIDAY.getValue() ? "09:00-17:00" : "");
        }
        return new CalendarForm("", zone, days, "", "", "", "", false, 0);
    }

    /** The form of a calendar as it is stored. */
    static CalendarForm of(CalendarRevision revision, WorkingCalendar calendar) {
        var days = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(day, OpeningSpan.text(calendar.on(day)));
        }
        return new CalendarForm(
                revision.name(),
                calendar.zone().getId(),
                days,
                Objects.requireNonNullElse(calendar.holidays(), ""),
                calendar.closed().stream().map(LocalDate::toString).collect(Collectors.joining("\n")),
                calendar.open().entrySet().stream()
                        .map(each -> each.getKey() + " " + OpeningSpan.text(each.getValue()))
                        .collect(Collectors.joining("\n")),
                "",
                false,
                revision.number());
    }

    /** The days of the week, Monday first. */
    public List<DayField> week() {
        return Stream.of(DayOfWeek.values())
                .map(day ->
                        new DayField(CalendarDocument.code(day), CalendarWords.day(day), days.getOrDefault(day, "")))
                .toList();
    }

    /** A copy that is closed on more dates. */
    CalendarForm closedOn(Iterable<LocalDate> dates) {
        var all = new TreeSet<>(split(BETWEEN_DATES, closed));
        dates.forEach(date -> all.add(date.toString()));
        return new CalendarForm(name, zone, days, holidays, String.join("\n", all), open, from, allHistory, version);
    }

    /**
     * The calendar as it is sent to the API.
     *
     * @throws Problem 422 if a date has times twice, which JSON cannot say
     */
    String json() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("zone", zone.strip());
        var week = node.putObject("week");
        for (var day : week()) {
            if (!day.times().isBlank()) {
                week.set(day.field(), array(split(BETWEEN_TIMES, day.times())));
            }
        }
        if (!holidays.isBlank()) {
            node.put("holidays", holidays.strip());
        }
        node.set("closed", array(split(BETWEEN_DATES, closed)));
        addOpen(node);
        if (allHistory) {
            node.put("allHistory", true);
        } else if (!from.isBlank()) {
            node.put("from", from.strip());
        }
        return node.toString();
    }

    /** Tells calendars that were typed apart. */
    String mark() {
        return Integer.toHexString(json().hashCode());
    }

    private void addOpen(ObjectNode node) {
        var dates = node.putObject("open");
        var twice = new ArrayList<InputError>();
        open.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var parts = AFTER_DATE.split(line, 2);
            if (dates.has(parts[0])) {
                twice.add(InputError.at(
                        "/open", "date.twice", parts[0] + " is on two lines. Write all of its times on one."));
            }
            dates.set(parts[0], array(parts.length == 1 ? List.of() : split(BETWEEN_TIMES, parts[1])));
        });
        if (!twice.isEmpty()) {
            throw Problem.invalid("The calendar has errors. Nothing was stored.", twice);
        }
    }

    private static List<String> split(Pattern between, String text) {
        return between.splitAsStream(text.strip())
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static ArrayNode array(List<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** The errors of a calendar at the fields of the form, in which the days of the week are not below another. */
    static List<InputError> atFields(List<InputError> errors) {
        return errors.stream()
                .map(error -> {
                    var pointer = error.pointer();
                    return pointer == null || !pointer.startsWith("/week")
                            ? error
                            : InputError.at(
                                    pointer.equals("/week") ? "/mon" : pointer.substring("/week".length()),
                                    error.code(),
                                    error.detail());
                })
                .toList();
    }
}
