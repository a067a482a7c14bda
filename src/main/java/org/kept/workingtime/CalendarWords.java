package org.kept.workingtime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.audit.AuditChange;
import org.kept.calendar.OpeningSpan;

/** A calendar in words. */
final class CalendarWords {

    private CalendarWords() {}

    /** The name of a day: {@code Monday}. */
    static String day(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /**
     * The week in one line, days with the same times together.
     *
     * @return such as {@code Monday to Friday 09:00-12:00, 13:00-17:30; Saturday 10:00-14:00}
     */
    static String week(WorkingCalendar calendar) {
        var parts = new ArrayList<String>();
        var days = List.of(DayOfWeek.values());
        for (var first = 0; first < days.size(); ) {
            var spans = calendar.on(days.get(first));
            var last = first;
            while (last + 1 < days.size() && calendar.on(days.get(last + 1)).equals(spans)) {
                last++;
            }
            if (!spans.isEmpty()) {
                parts.add(days(days.get(first), days.get(last)) + " " + OpeningSpan.text(spans));
            }
            first = last + 1;
        }
        return String.join("; ", parts);
    }

    private static String days(DayOfWeek first, DayOfWeek last) {
        if (first == last) {
            return day(first);
        }
        return day(first) + (last.getValue() == first.getValue() + 1 ? " and " : " to ") + day(last);
    }

    /** The calendar as lines of the audit trail. */
    static String audit(WorkingCalendar calendar, @Nullable String from) {
        return AuditChange.lines(
                "zone", calendar.zone().getId(),
                "week", week(calendar),
                "holidays", calendar.holidays(),
                "closed", calendar.closed().stream().map(LocalDate::toString).toList(),
                "open",
                        calendar.open().entrySet().stream()
                                .map(each -> each.getKey() + " " + OpeningSpan.text(each.getValue()))
                                .collect(Collectors.joining("; ")),
                "from", from);
    }
}
