package org.kept.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The open time of one calendar year: its spans in order, and how long it was open before each of them. */
final class OpenYear {

    /** A span in epoch seconds; the end is exclusive. */
    private record TimeRange(long from, long to) {

        /** The overlap with another span; empty if there is none. */
        Optional<TimeRange> within(TimeRange other) {
            var start = Math.max(from, other.from);
            var end = Math.min(to, other.to);
            return start < end ? Optional.of(new TimeRange(start, end)) : Optional.empty();
        }
    }

    /** A span in which the clock has the same offset. */
    private record OffsetRange(TimeRange range, ZoneOffset offset) {

        /** The part in which the local time is from {@code from} to before {@code to}; empty if there is none. */
        Optional<TimeRange> showing(LocalDateTime from, LocalDateTime to) {
            return new TimeRange(from.toEpochSecond(offset), to.toEpochSecond(offset)).within(range);
        }
    }

    private final long[] starts;
    private final long[] ends;
    private final long[] openBefore;

    private OpenYear(List<TimeRange> ranges) {
        starts = ranges.stream().mapToLong(TimeRange::from).toArray();
        ends = ranges.stream().mapToLong(TimeRange::to).toArray();
        openBefore = new long[ranges.size()];
        for (var i = 1; i < ranges.size(); i++) {
            openBefore[i] = openBefore[i - 1] + ends[i - 1] - starts[i - 1];
        }
    }

    static OpenYear of(OpeningHours hours, int number) {
        var first = LocalDate.of(number, 1, 1);
        var end = first.plusYears(1);
        var year = new TimeRange(startOf(first, hours.zone()), startOf(end, hours.zone()));
        var offsets = offsets(year, hours.zone());
        var ranges = new ArrayList<TimeRange>();
        // A shift of the last day of the year before may run into this one.
        for (var day = first.minusDays(1); day.isBefore(end); day = day.plusDays(1)) {
            var midnight = day.atStartOfDay();
            for (var span : hours.on(day)) {
                var from = midnight.plusMinutes(span.from());
                var to = midnight.plusMinutes(span.to());
                offsets.forEach(each -> each.showing(from, to).ifPresent(ranges::add));
            }
        }
        return new OpenYear(joined(ranges));
    }

    private static long startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    private static List<OffsetRange> offsets(TimeRange year, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = new ArrayList<OffsetRange>();
        var from = year.from;
        while (from < year.to) {
            var moment = Instant.ofEpochSecond(from);
            var change = rules.nextTransition(moment);
            var to = change == null ? year.to : Math.min(year.to, change.toEpochSecond());
            offsets.add(new OffsetRange(new TimeRange(from, to), rules.getOffset(moment)));
            from = to;
        }
        return offsets;
    }

    /** The ranges in order, as few as possible: those that overlap or touch become one. */
    private static List<TimeRange> joined(List<TimeRange> ranges) {
        ranges.sort(Comparator.comparingLong(TimeRange::from));
        var joined = new ArrayList<TimeRange>();
        for (var range : ranges) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && range.from <= last.to) {
                joined.set(joined.size() - 1, new TimeRange(last.from, Math.max(last.to, range.to)));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    boolean isOpen(Instant moment) {
        var at = indexOf(moment);
        return at >= 0 && moment.getEpochSecond() < ends[at];
    }

    Optional<Instant> nextOpening(Instant moment) {
        if (isOpen(moment)) {
            return Optional.of(moment);
        }
        var next = indexOf(moment) + 1;
        return next < starts.length ? Optional.of(Instant.ofEpochSecond(starts[next])) : Optional.empty();
    }

    Duration openBetween(Instant from, Instant to) {
        return openUntil(to).minus(openUntil(from));
    }

    private Duration openUntil(Instant moment) {
        var at = indexOf(moment);
        if (at < 0) {
            return Duration.ZERO;
        }
        return moment.getEpochSecond() < ends[at]
                ? Duration.ofSeconds(openBefore[at] + moment.getEpochSecond() - starts[at], moment.getNano())
                : Duration.ofSeconds(openBefore[at] + ends[at] - starts[at]);
    }

    /** The last span that has begun at the moment; −1 if none has. */
    private int indexOf(Instant moment) {
        var found = Arrays.binarySearch(starts, moment.getEpochSecond());
        return found >= 0 ? found : -found - 2;
    }
}
