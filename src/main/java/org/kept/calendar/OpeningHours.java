package org.kept.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Opening hours in local time.
 *
 * <p>A moment is open if its local time is within a shift of that day, or of the day before if that shift runs past
 * midnight. So an hour that clocks skip in spring does not count, and one that they repeat in autumn counts twice. A
 * closed date has no shifts. A date with shifts of its own has only those, even on a day that is otherwise closed.
 *
 * <p>Open time is read from cumulative sums of each year, calculated once: a span of years costs as little as one of
 * minutes. Nothing is open before 1970 or from 2200 on.
 */
public final class OpeningHours {

    /** The first year in which anything is open. */
    public static final int FIRST_YEAR = 1970;

    /** The last year in which anything is open. */
    public static final int LAST_YEAR = 2199;

    /** Moments outside these years in every zone. Limited, because a moment too far away has no date. */
    private static final Instant EARLIEST = Instant.parse("1969-06-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-06-01T00:00:00Z");

    /** The shifts of a week without dates of its own, in local time of the zone; a closed day has no entry. */
    public record UsualWeek(ZoneId zone, Map<DayOfWeek, List<OpeningSpan>> shifts) {

        public UsualWeek {
            shifts = Map.copyOf(shifts);
        }
    }

    private final ZoneId zone;
    private final Map<DayOfWeek, List<OpeningSpan>> week;
    private final Set<LocalDate> closed;
    private final Map<LocalDate, List<OpeningSpan>> open;
    private final Map<Integer, OpenYear> years = new ConcurrentHashMap<>();

    /**
     * @param week the shifts of each day of the week; a day without an entry is closed
     * @param closed dates without shifts
     * @param open dates with shifts of their own, which replace those of the week
     * @throws IllegalArgumentException if no day of the week has a shift
     */
    public OpeningHours(
            ZoneId zone,
            Map<DayOfWeek, List<OpeningSpan>> week,
            Set<LocalDate> closed,
            Map<LocalDate, List<OpeningSpan>> open) {
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("opening hours that never open");
        }
        this.zone = zone;
        var days = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
        week.forEach((day, spans) -> days.put(day, List.copyOf(spans)));
        this.week = Collections.unmodifiableMap(days);
        this.closed = Set.copyOf(closed);
        var dates = new HashMap<LocalDate, List<OpeningSpan>>();
        open.forEach((date, spans) -> dates.put(date, List.copyOf(spans)));
        this.open = Collections.unmodifiableMap(dates);
    }

    public ZoneId zone() {
        return zone;
    }

    /** The week as it is without closed dates and dates with shifts of their own. */
    public UsualWeek usualWeek() {
        var shifts = new EnumMap<>(week);
        shifts.values().removeIf(List::isEmpty);
        return new UsualWeek(zone, shifts);
    }

    /** The shifts that begin on a date, earliest first; none on a closed one. */
    public List<OpeningSpan> on(LocalDate date) {
        var own = open.get(date);
        if (own != null) {
            return own;
        }
        return closed.contains(date) ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** Whether the moment is open. */
    public boolean isOpen(Instant moment) {
        return year(moment).map(each -> each.isOpen(moment)).orElse(false);
    }

    /** The moment itself if it is open, otherwise the next opening; empty if there is none. */
    public Optional<Instant> nextOpening(Instant moment) {
        var first = Math.max(FIRST_YEAR, yearOf(moment));
        return IntStream.rangeClosed(first, LAST_YEAR)
                .mapToObj(number -> year(number).nextOpening(moment))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The open time from one moment to another; zero if the second is not later. */
    public Duration openBetween(Instant from, Instant to) {
        var sum = Duration.ZERO;
        if (!from.isBefore(to)) {
            return sum;
        }
        var first = Math.max(FIRST_YEAR, yearOf(from));
        var last = Math.min(LAST_YEAR, yearOf(to));
        for (var number = first; number <= last; number++) {
            sum = sum.plus(year(number).openBetween(from, to));
        }
        return sum;
    }

    /** The length of a working day in seconds: the mean open time of the weekdays that have shifts. */
    public int secondsOfWorkingDay() {
        var minutes = week.values().stream()
                .filter(spans -> !spans.isEmpty())
                .mapToInt(spans -> spans.stream().mapToInt(OpeningSpan::minutes).sum())
                .average()
                .orElse(0);
        return (int) Math.round(minutes * 60);
    }

    private Optional<OpenYear> year(Instant moment) {
        var number = yearOf(moment);
        return number < FIRST_YEAR || number > LAST_YEAR ? Optional.empty() : Optional.of(year(number));
    }

    private int yearOf(Instant moment) {
        var near = moment.isBefore(EARLIEST) ? EARLIEST : moment.isAfter(LATEST) ? LATEST : moment;
        return near.atZone(zone).getYear();
    }

    private OpenYear year(int number) {
        return years.computeIfAbsent(number, key -> OpenYear.of(this, key));
    }
}
