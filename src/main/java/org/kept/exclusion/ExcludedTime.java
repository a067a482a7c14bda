package org.kept.exclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.kpi.Reading;

/** The time that exclusions leave out of one KPI in one slice; time that several exclude counts once. */
public final class ExcludedTime {

    /**
     * Excluded time without a gap.
     *
     * @param to exclusive
     * @param team the team whose events are left out; null for all
     */
    public record ExcludedSpan(
            Instant from, Instant to, @Nullable String team) {

        private static final Comparator<ExcludedSpan> ORDER =
                Comparator.comparing(ExcludedSpan::from).thenComparing(span -> Objects.toString(span.team, ""));

        private boolean isOf(@Nullable String other) {
            return team == null || team.equals(other);
        }

        private boolean touches(Instant start, Instant end) {
            return from.isBefore(end) && to.isAfter(start);
        }
    }

    /**
     * Whole days that are excluded.
     *
     * @param end exclusive
     * @param team the team whose events are left out; null for all
     */
    public record ExcludedDayRange(
            LocalDate first, LocalDate end, @Nullable String team) {

        /** Whether events of that day and team are left out; an event that names no team has an empty one. */
        public boolean contains(LocalDate day, String other) {
            return !day.isBefore(first) && day.isBefore(end) && (team == null || team.equals(other));
        }
    }

    private final ReportingZone zone;
    private final List<Exclusion> exclusions;
    private final List<ExcludedSpan> spans;

    private ExcludedTime(ReportingZone zone, List<Exclusion> exclusions, List<ExcludedSpan> spans) {
        this.zone = zone;
        this.exclusions = exclusions;
        this.spans = spans;
    }

    /** No excluded time. */
    public static ExcludedTime none(ReportingZone zone) {
        return new ExcludedTime(zone, List.of(), List.of());
    }

    /**
     * The time that these exclusions leave out.
     *
     * @param team the team of the slice; null for all
     */
    public static ExcludedTime of(Collection<Exclusion> all, ReportingZone zone, String kpi, @Nullable String team) {
        var applying = all.stream()
                .filter(Exclusion::isInEffect)
                .filter(each -> each.appliesTo(kpi, team))
                .sorted(Comparator.comparing((Exclusion each) -> each.span().start(zone))
                        .thenComparing(Exclusion::created)
                        .thenComparing(Exclusion::id))
                .toList();
        var everyone = merged(applying, zone, each -> each.team() == null, null);
        var spans = new ArrayList<>(everyone);
        for (var name : teams(applying)) {
            merged(applying, zone, each -> name.equals(each.team()), name)
                    .forEach(span -> spans.addAll(without(span, everyone)));
        }
        spans.sort(ExcludedSpan.ORDER);
        return new ExcludedTime(zone, applying, List.copyOf(spans));
    }

    private static Set<String> teams(List<Exclusion> exclusions) {
        var teams = new HashSet<String>();
        for (var each : exclusions) {
            if (each.team() != null) {
                teams.add(each.team());
            }
        }
        return teams;
    }

    /** The time of some exclusions, given in order of their start, as spans that neither overlap nor touch. */
    private static List<ExcludedSpan> merged(
            List<Exclusion> exclusions, ReportingZone zone, Predicate<Exclusion> which, @Nullable String team) {
        var merged = new ArrayList<ExcludedSpan>();
        for (var each : exclusions) {
            if (!which.test(each)) {
                continue;
            }
            var from = each.span().start(zone);
            var to = each.span().end(zone);
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || from.isAfter(last.to)) {
                merged.add(new ExcludedSpan(from, to, team));
            } else if (to.isAfter(last.to)) {
                merged.set(merged.size() - 1, new ExcludedSpan(last.from, to, team));
            }
        }
        return merged;
    }

    /** What is left of a span outside of others, which are in order. */
    private static List<ExcludedSpan> without(ExcludedSpan span, List<ExcludedSpan> others) {
        var left = new ArrayList<ExcludedSpan>();
        var from = span.from;
        for (var other : others) {
            if (!other.touches(from, span.to)) {
                continue;
            }
            if (other.from.isAfter(from)) {
                left.add(new ExcludedSpan(from, other.from, span.team));
            }
            from = other.to;
            if (!from.isBefore(span.to)) {
                return left;
            }
        }
        left.add(new ExcludedSpan(from, span.to, span.team));
        return left;
    }

    /** The part of this time within the periods from the first to the last, both inclusive. */
    public ExcludedTime within(Period from, Period to) {
        var start = zone.startOf(from);
        var end = zone.endOf(to);
        var clipped = spans.stream()
                .filter(span -> span.touches(start, end))
                .map(span -> new ExcludedSpan(
                        span.from.isBefore(start) ? start : span.from, span.to.isAfter(end) ? end : span.to, span.team))
                .toList();
        return clipped.isEmpty()
                ? none(zone)
                : new ExcludedTime(
                        zone,
                        exclusions.stream()
                                .filter(each -> touches(each, start, end))
                                .toList(),
                        clipped);
    }

    private boolean touches(Exclusion exclusion, Instant start, Instant end) {
        return exclusion.span().start(zone).isBefore(end)
                && exclusion.span().end(zone).isAfter(start);
    }

    /** What it did to a reading that these exclusions touch. */
    public ExcludedReading reading(Reading with, List<Exclusion> touching, @Nullable String keptIn) {
        return new ExcludedReading(with, touching, keptIn, zone);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The spans, in order; none of them overlaps another one of the same team or of all teams. */
    public List<ExcludedSpan> spans() {
        return spans;
    }

    /** The exclusions behind it, oldest first. */
    public List<Exclusion> exclusions() {
        return exclusions;
    }

    /** The exclusions that touch the period. */
    public List<Exclusion> exclusions(Period period) {
        var start = zone.startOf(period);
        var end = zone.endOf(period);
        return exclusions.stream().filter(each -> touches(each, start, end)).toList();
    }

    /** Whether any of the period is excluded, for any team. */
    public boolean touches(Period period) {
        return touches(period, null);
    }

    /** Whether any of the period is excluded for events of that team; null for figures and events of all teams. */
    public boolean touches(Period period, @Nullable String team) {
        if (isEmpty()) {
            return false;
        }
        var start = zone.startOf(period);
        var end = zone.endOf(period);
        return spans.stream()
                .filter(span -> team == null || span.isOf(team))
                .anyMatch(span -> span.touches(start, end));
    }

    /** Whether the whole period is excluded for that team; null for all teams. */
    public boolean covers(Period period, @Nullable String team) {
        var end = zone.endOf(period);
        var covered = zone.startOf(period);
        for (var span : spans) {
            if (!span.isOf(team)) {
                continue;
            }
            if (span.from.isAfter(covered)) {
                return false;
            }
            covered = span.to.isAfter(covered) ? span.to : covered;
            if (!covered.isBefore(end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an event of that team at that time is left out; null for an event that names no team. */
    public boolean contains(Instant time, @Nullable String team) {
        var hour = zone.hourOf(time);
        return spans.stream().anyMatch(span -> span.isOf(team) && !hour.isBefore(span.from) && hour.isBefore(span.to));
    }

    /** The whole days of the reporting zone that are excluded. */
    public List<ExcludedDayRange> wholeDays() {
        return spans.stream()
                .map(span -> new ExcludedDayRange(
                        startsWithinDay(span.from) ? zone.dateOf(span.from).plusDays(1) : zone.dateOf(span.from),
                        zone.dateOf(span.to),
                        span.team))
                .filter(range -> range.first.isBefore(range.end))
                .toList();
    }

    /** Whether a part of a day in the period is excluded and the rest of that day is not. */
    public boolean splitsADayOf(Period period) {
        return spans.stream()
                .anyMatch(span -> (startsWithinDay(span.from) && period.contains(zone.dateOf(span.from)))
                        || (startsWithinDay(span.to) && period.contains(zone.dateOf(span.to))));
    }

    private boolean startsWithinDay(Instant instant) {
        return !zone.dateOf(instant).atStartOfDay(zone.id()).toInstant().equals(instant);
    }
}
