package org.kept.workingtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.IsoDates;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.OpeningSpan;
import org.kept.calendar.Period;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentFaults;
import org.kept.document.DocumentFormat;
import org.kept.document.DocumentTree;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;

/** Reads and writes the JSON of a calendar. */
final class CalendarDocument {

    /** Maximum number of closed dates, and of dates with times of their own. */
    static final int MAX_DATES = 1_000;

    private static final int MAX_CHARACTERS = 128 * 1024;
    private static final int MAX_TIME = 40;
    private static final List<String> DAYS =
            Stream.of(DayOfWeek.values()).map(CalendarDocument::code).toList();
    private static final String ZONE = "zone";
    private static final String WEEK = "week";
    private static final String HOLIDAYS = "holidays";
    private static final String CLOSED = "closed";
    private static final String OPEN = "open";
    private static final String FROM = "from";
    private static final String ALL_HISTORY = "allHistory";

    /**
     * A calendar that was sent, and from when.
     *
     * @param from the first week it applies to; null if none is named
     */
    record CalendarChange(
            WorkingCalendar calendar, @Nullable Period from, boolean allHistory) {}

    private final DocumentCursor cursor;
    private final DocumentFaults faults;
    private final @Nullable HolidayRegions regions;

    private CalendarDocument(DocumentCursor cursor, DocumentFaults faults, @Nullable HolidayRegions regions) {
        this.cursor = cursor;
        this.faults = faults;
        this.regions = regions;
    }

    /** The name of a day in a document: {@code mon}. */
    static String code(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /**
     * Parses a calendar that was sent.
     *
     * @throws Problem 400 if it is not JSON, 413 if it is too large, 422 with every error
     */
    static CalendarChange parse(String text, HolidayRegions regions) {
        if (text.length() > MAX_CHARACTERS) {
            throw Problem.tooLarge("A calendar has at most 128 KiB.");
        }
        var faults = new DocumentFaults("calendar");
        var tree = DocumentTree.read(text, DocumentFormat.JSON, faults);
        if (!tree.isObject()) {
            throw Problem.unreadable(
                    "Send the calendar as a JSON object: {\"zone\":…,\"week\":{\"mon\":[\"09:00-17:30\"]}}.");
        }
        var cursor = new DocumentCursor(tree, "", faults)
                .allowOnly("name", ZONE, WEEK, HOLIDAYS, CLOSED, OPEN, FROM, ALL_HISTORY);
        var document = new CalendarDocument(cursor, faults, regions);
        var calendar = document.calendar();
        var from = document.from();
        var allHistory = document.allHistory(from);
        if (!faults.isEmpty()) {
            throw faults.toProblem();
        }
        return new CalendarChange(calendar, from, allHistory);
    }

    /** Parses a stored calendar. Its region is not looked up: what holidays it had is stored beside it. */
    static WorkingCalendar parseStored(String text) {
        var faults = new DocumentFaults("calendar");
        var tree = DocumentTree.read(text, DocumentFormat.JSON, faults);
        return new CalendarDocument(new DocumentCursor(tree, "", faults), faults, null).calendar();
    }

    private WorkingCalendar calendar() {
        var zone = zone();
        var week = week();
        var holidays = holidays();
        var closed = closed();
        var open = open();
        closed.stream()
                .filter(open::containsKey)
                .findFirst()
                .ifPresent(date -> cursor.faultBelow(
                        OPEN + "/" + date, "open.closed", date + " is closed as well. Write it in one of the two."));
        return new WorkingCalendar(zone, week, holidays, closed, open);
    }

    private ZoneId zone() {
        var name = cursor.text(ZONE, DocumentCursor.NAME, "Name the time zone, such as Europe/Berlin.");
        try {
            if (!name.isEmpty() && ZoneId.getAvailableZoneIds().contains(name)) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException e) {
            // A name that the time zone data no longer has: the same fault.
        }
        if (!name.isEmpty()) {
            cursor.memberFault(
                    ZONE,
                    "unknown",
                    "'" + DocumentCursor.excerpt(name) + "' is not a time zone such as Europe/Berlin."
                            + NearestWord.suggestion(name, ZoneId.getAvailableZoneIds()));
        }
        return ZoneId.of("UTC");
    }

    private Map<DayOfWeek, List<OpeningSpan>> week() {
        var days = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
        var before = faults.all().size();
        cursor.child(WEEK).ifPresent(child -> {
            child.allowOnly(DAYS.toArray(String[]::new));
            for (var day : DayOfWeek.values()) {
                times(child, code(day)).ifPresent(spans -> days.put(day, spans));
            }
        });
        if (days.values().stream().allMatch(List::isEmpty) && faults.all().size() == before) {
            cursor.memberFault(
                    WEEK,
                    "empty",
                    "The calendar never opens. Give opening times for at least one day, such as"
                            + " {\"mon\":[\"09:00-17:30\"]}.");
        }
        return days;
    }

    private static Optional<List<OpeningSpan>> times(DocumentCursor parent, String member) {
        var texts = parent.texts(member, OpeningSpan.MAX_A_DAY, MAX_TIME);
        try {
            return Optional.of(OpeningSpan.day(texts));
        } catch (IllegalArgumentException e) {
            parent.fault(member, "times.form", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private @Nullable String holidays() {
        var code = cursor.optionalText(HOLIDAYS, DocumentCursor.NAME);
        if (code == null || regions == null) {
            return code;
        }
        var known = regions.find(code);
        if (known.isEmpty()) {
            cursor.memberFault(HOLIDAYS, "unknown", regions.unknown(code));
        }
        return known.orElse(code);
    }

    private NavigableSet<LocalDate> closed() {
        var dates = new TreeSet<LocalDate>();
        var texts = cursor.texts(CLOSED, MAX_DATES, MAX_TIME);
        for (var i = 0; i < texts.size(); i++) {
            var place = CLOSED + "/" + i;
            date(texts.get(i), place).ifPresent(date -> {
                if (!dates.add(date)) {
                    cursor.faultBelow(place, "date.twice", date + " is listed twice. Remove one.");
                }
            });
        }
        return dates;
    }

    private NavigableMap<LocalDate, List<OpeningSpan>> open() {
        var dates = new TreeMap<LocalDate, List<OpeningSpan>>();
        cursor.child(OPEN).ifPresent(child -> {
            if (!cursor.get(OPEN).isObject()) {
                cursor.memberFault(
                        OPEN, "form", "This must be an object of dates, such as {\"2026-12-19\":[\"09:00-14:00\"]}.");
                return;
            }
            var names = new ArrayList<String>();
            cursor.get(OPEN).fieldNames().forEachRemaining(names::add);
            if (names.size() > MAX_DATES) {
                cursor.memberFault(OPEN, "many", "At most " + MAX_DATES + " dates have times of their own.");
                return;
            }
            for (var name : names) {
                var date = date(name, OPEN + "/" + DocumentTree.escaped(name));
                var spans = times(child, name);
                if (date.isPresent() && spans.isPresent()) {
                    dates.put(date.get(), spans.get());
                    requireSome(date.get(), spans.get());
                }
            }
        });
        return dates;
    }

    private void requireSome(LocalDate date, List<OpeningSpan> spans) {
        if (spans.isEmpty()) {
            cursor.faultBelow(
                    OPEN + "/" + date, "times.empty", date + " has no opening times. List it as closed instead.");
        }
    }

    private Optional<LocalDate> date(String text, String place) {
        try {
            var date = IsoDates.parse(text);
            if (date.getYear() >= OpeningHours.FIRST_YEAR && date.getYear() <= OpeningHours.LAST_YEAR) {
                return Optional.of(date);
            }
        } catch (DateTimeException e) {
            // Reported below, as a date too far away.
        }
        cursor.faultBelow(
                place,
                "date.form",
                "'" + DocumentCursor.excerpt(text) + "' is not a date from " + OpeningHours.FIRST_YEAR + " to "
                        + OpeningHours.LAST_YEAR + ". Write it like 2026-12-24.");
        return Optional.empty();
    }

    private @Nullable Period from() {
        var text = cursor.optionalText(FROM, DocumentCursor.NAME);
        if (text == null) {
            return null;
        }
        try {
            var week = Period.parse(text);
            if (week.grain() == Grain.WEEK) {
                return week;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, with the only form accepted.
        }
        cursor.memberFault(FROM, "form", "from must be a week such as 2026-W40.");
        return null;
    }

    private boolean allHistory(@Nullable Period from) {
        var value = cursor.get(ALL_HISTORY);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            cursor.fault(ALL_HISTORY, "allHistory.form", "allHistory must be true or false.");
        } else if (value.booleanValue() && from != null) {
            cursor.fault(ALL_HISTORY, "allHistory.from", "Send from or allHistory, not both.");
        }
        return value.asBoolean();
    }

    /** The calendar as JSON, its members in a fixed order. */
    static ObjectNode write(WorkingCalendar calendar) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put(ZONE, calendar.zone().getId());
        var week = node.putObject(WEEK);
        for (var day : DayOfWeek.values()) {
            if (!calendar.on(day).isEmpty()) {
                week.set(code(day), array(calendar.on(day)));
            }
        }
        if (calendar.holidays() != null) {
            node.put(HOLIDAYS, calendar.holidays());
        }
        if (!calendar.closed().isEmpty()) {
            var closed = node.putArray(CLOSED);
            calendar.closed().forEach(date -> closed.add(date.toString()));
        }
        if (!calendar.open().isEmpty()) {
            var open = node.putObject(OPEN);
            calendar.open().forEach((date, spans) -> open.set(date.toString(), array(spans)));
        }
        return node;
    }

    private static JsonNode array(List<OpeningSpan> spans) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        spans.forEach(span -> array.add(span.toString()));
        return array;
    }
}
