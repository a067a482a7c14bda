package org.kept.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Transactions;
import org.kept.exclusion.ExcludedTime;
import org.kept.ingest.Event;
import org.kept.ingest.EventQuery;
import org.kept.ingest.EventRepository;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.EventType;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.problem.Problem;
import org.kept.rollup.custom.CustomKpi;
import org.kept.rollup.custom.CustomKpiDefinitions;
import org.kept.rollup.model.NetChange;
import org.kept.rollup.model.PreviewTurn;
import org.kept.rollup.tally.AddedSums;
import org.kept.rollup.tally.CountedSums;
import org.kept.rollup.tally.TallyDelta;
import org.kept.stats.QuantileSketch;
import org.kept.stats.Rounding;

/**
 * Weekly numbers of the whole company before and after a change of a definition or of settings, told before anything is
 * stored. Excluded time is left out of both, as it is left out of the scorecard.
 *
 * <p>Weeks are counted from their stored events, the newest first, until {@value #MAX_EVENTS} events are read. Nothing is
 * locked or written, so that senders do not wait. Each node makes one preview at a time.
 */
@ApplicationScoped
public class KpiPreview {

    /** How many events are read at most, apart from those of the last week that was begun. */
    static final int MAX_EVENTS = 100_000;

    /** How many weeks with events are counted at most. */
    static final int MAX_WEEKS = 520;

    /**
     * One week.
     *
     * @param moves whether the value differs, or is there only before or after
     * @param excluded whether exclusions touch the week, so that time is left out of both values
     * @param percentiles percentiles beside the value after the change, by name; empty if there are none
     */
    public record PreviewedWeek(
            Period week,
            boolean complete,
            Reading before,
            Reading after,
            boolean moves,
            boolean excluded,
            Map<String, Double> percentiles) {}

    /**
     * What a change does.
     *
     * @param current the KPI as it is; null if it is new
     * @param kpi the KPI as it would be
     * @param settings its settings in the newest week
     * @param weeks those with a number before or after, newest first
     * @param from the first week that was looked at; null if there is none
     * @param all whether no earlier week can differ
     * @param events number of events that were counted; 0 if the stored sums were enough
     */
    public record Preview(
            @Nullable Kpi current,
            Kpi kpi,
            FormulaSettings settings,
            List<PreviewedWeek> weeks,
            @Nullable Period from,
            boolean all,
            long events) {

        public Preview {
            weeks = List.copyOf(weeks);
        }

        /** The weeks whose number moves, newest first. */
        public List<PreviewedWeek> moved() {
            return weeks.stream().filter(PreviewedWeek::moves).toList();
        }

        /** Whether an existing number changes, or may change in a week that was not looked at. */
        public boolean movesWeeks() {
            return current != null && (!all || weeks.stream().anyMatch(PreviewedWeek::moves));
        }
    }

    /**
     * Events counted in memory.
     *
     * @param first the first week with events; null if there are none
     * @param firstKnown the first week that is known, because older events are left out or dropped; null if all weeks
     *     are known
     * @param all whether no earlier week can differ
     * @param bins the values behind percentiles of an input outside of excluded days, by week
     */
    private record Counted(
            CountedSums sums,
            @Nullable Period first,
            @Nullable Period firstKnown,
            boolean all,
            long events,
            BiFunction<Input, ExcludedTime, Map<Period, Map<Integer, QuantileSketch.SketchBin>>> bins) {

        private Period begin(Period from) {
            return firstKnown == null ? from : later(from, firstKnown);
        }
    }

    private final CustomKpiService service;
    private final KpiRegistry registry;
    private final KpiReader kpiReader;
    private final KpiSettingsStore settings;
    private final EventRepository events;
    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;
    private final PreviewTurn turn = new PreviewTurn("Another change is being previewed. Try again in a few seconds.");

    KpiPreview(
            CustomKpiService service,
            KpiRegistry registry,
            KpiReader kpiReader,
            KpiSettingsStore settings,
            EventRepository events,
            RetentionHorizon retentionHorizon,
            ReportingZone zone) {
        this.service = service;
        this.registry = registry;
        this.kpiReader = kpiReader;
        this.settings = settings;
        this.events = events;
        this.retentionHorizon = retentionHorizon;
        this.zone = zone;
    }

    /**
     * What a definition of a custom KPI would give, and change if there is one with that code.
     *
     * @throws Problem 422 with every error in the code and the definition
     */
    public Preview ofDefinition(String code, JsonNode definition) {
        var defined = service.checked(code, definition);
        var kpi = defined.kpi();
        var counted = inTurn(() -> count(defined));
        var current = registry.find(code).orElse(null);
        var end = kpiReader.currentPeriod(Grain.WEEK);
        var first = first(current, kpi, counted.first());
        if (first == null) {
            return new Preview(current, kpi, kpi.standard(), List.of(), null, counted.all(), counted.events());
        }
        var from = counted.begin(earlier(first, end));
        if (from.compareTo(end) > 0) {
            return new Preview(current, kpi, kpi.standard(), List.of(), from, counted.all(), counted.events());
        }
        var after = kpiReader.seriesOf(counted.sums(), kpi, from, end, Slice.ALL);
        var before = current == null ? null : stored(current, from, end);
        var percentiles = percentiles(kpi, counted, kpiReader.excludedTime(kpi, from, end, Slice.ALL));
        return new Preview(
                current, kpi, kpi.standard(), weeks(before, after, percentiles), from, counted.all(), counted.events());
    }

    /**
     * What other settings of a KPI would change.
     *
     * @param from null for all history
     * @param wanted null if they stay as they are
     */
    public Preview ofSettings(Kpi kpi, @Nullable Period from, @Nullable FormulaSettings wanted) {
        var timeline = settings.timeline();
        var changed = wanted == null ? timeline : timeline.with(kpi, from, wanted);
        var recounts =
                wanted != null && timeline.allSettings(kpi).stream().anyMatch(each -> !countsAlike(each, wanted));
        return ofTimeline(kpi, from, changed, recounts);
    }

    /**
     * What other opening hours of a calendar would change, for each KPI that is counted by it in some week.
     *
     * @param from null for all history
     */
    public List<Preview> ofCalendar(String calendar, OpeningHours hours, @Nullable Period from) {
        var timeline = settings.timeline();
        var changed = timeline.withCalendar(calendar, hours, from);
        return Catalogue.all().stream()
                .filter(kpi -> timeline.inEffect(kpi).stream()
                        .map(FormulaSettings::hours)
                        .anyMatch(each -> each != null && each.calendar().equals(calendar)))
                .map(kpi -> ofTimeline(kpi, from, changed, true))
                .toList();
    }

    /**
     * What a KPI would be by other settings.
     *
     * @param from null for all history
     * @param recounts whether events count differently, so that the stored sums cannot be used
     */
    private Preview ofTimeline(Kpi kpi, @Nullable Period from, KpiSettingsTimeline changed, boolean recounts) {
        var end = kpiReader.currentPeriod(Grain.WEEK);
        var next = changed.in(kpi, end);
        var extent = kpiReader.extent(kpi, Grain.WEEK).orElse(null);
        var start = extent == null ? end : earlier(extent.first(), end);
        var first = from == null || from.compareTo(start) < 0 ? start : from;
        if (first.compareTo(end) > 0) {
            return new Preview(kpi, kpi, next, List.of(), first, true, 0);
        }
        var counted = recounts
                ? inTurn(() -> count(
                        timedTypes(),
                        first,
                        delta(changed::times, CustomKpiDefinitions.NONE),
                        (delta, event) -> delta.count(new NetChange(null, event))))
                : new Counted(kpiReader.stored(Slice.ALL), first, null, true, 0, (input, excluded) -> Map.of());
        var begin = counted.begin(first);
        if (begin.compareTo(end) > 0) {
            return new Preview(kpi, kpi, next, List.of(), begin, counted.all(), counted.events());
        }
        var after = kpiReader.seriesOf(changed, counted.sums(), kpi, begin, end, Slice.ALL);
        var before = stored(kpi, begin, end);
        return new Preview(kpi, kpi, next, weeks(before, after, Map.of()), begin, counted.all(), counted.events());
    }

    /** The numbers as they are stored. */
    private List<KpiReader.PeriodReading> stored(Kpi kpi, Period from, Period end) {
        return kpiReader.seriesOf(kpiReader.stored(Slice.ALL), kpi, from, end, Slice.ALL);
    }

    /** Whether the same sums are stored under both settings: only the variant differs. */
    private static boolean countsAlike(FormulaSettings one, FormulaSettings other) {
        return one.withVariant(other.variant()).equals(other);
    }

    private Counted count(CustomKpi defined) {
        var types = new TreeSet<EventType>();
        defined.ratio().sides().forEach(side -> types.add(side.filter().type()));
        return count(types, null, delta(settings.times(), CustomKpiDefinitions.of(defined)), TallyDelta::countCustom);
    }

    private TallyDelta delta(Function<Period, KpiTimes> times, CustomKpiDefinitions definitions) {
        return new TallyDelta(zone, times, definitions);
    }

    /** Types of events that count by a time T or by opening hours. */
    private static Set<EventType> timedTypes() {
        var types = new TreeSet<EventType>();
        EventType.builtIn().stream()
                .filter(type -> type.feeds().stream().anyMatch(feed -> feed.limit() != null))
                .forEach(types::add);
        return types;
    }

    /**
     * Counts the events of the types week by week, the newest first, skipping weeks without any.
     *
     * @param since the first week to count; null for all
     */
    private Counted count(
            Collection<EventType> types,
            @Nullable Period since,
            TallyDelta delta,
            BiConsumer<TallyDelta, Event> counting) {
        var read = new long[1];
        var horizon = retentionHorizon.firstWeek();
        @Nullable Period first = null;
        @Nullable Instant before = null;
        for (var weeks = 0; !types.isEmpty(); weeks++) {
            var week = newestWeek(types, before).orElse(null);
            if (week == null
                    || (since != null && week.compareTo(since) < 0)
                    || (horizon != null && week.compareTo(horizon) < 0)) {
                break;
            }
            if (weeks == MAX_WEEKS || read[0] >= MAX_EVENTS) {
                return counted(delta, first, first, false, read[0]);
            }
            first = week;
            for (var type : types) {
                events.scan(type, zone.startOf(week), zone.endOf(week), batch -> {
                    read[0] += batch.size();
                    batch.forEach(event -> counting.accept(delta, event));
                });
            }
            before = zone.startOf(week);
        }
        // Weeks whose events were dropped stay as they were counted.
        return counted(delta, first, horizon, true, read[0]);
    }

    private static Counted counted(
            TallyDelta delta, @Nullable Period first, @Nullable Period firstKnown, boolean all, long events) {
        var sums = AddedSums.of(delta);
        return new Counted(
                sums, first, firstKnown, all, events, (input, excluded) -> sums.bins(input, Map.of(), excluded));
    }

    private Optional<Period> newestWeek(Collection<EventType> types, @Nullable Instant before) {
        return events
                .search(new EventQuery(
                        Set.copyOf(types), null, before, null, null, null, 1, DataScope.EVERYTHING, false))
                .stream()
                .map(stored -> zone.periodOf(Grain.WEEK, stored.event().time()))
                .findFirst();
    }

    private @Nullable Period first(@Nullable Kpi current, Kpi kpi, @Nullable Period counted) {
        var stored = kpiReader
                .extent(current == null ? kpi : current, Grain.WEEK)
                .map(KpiReader.DataExtent::first)
                .orElse(null);
        if (stored == null || counted == null) {
            return stored == null ? counted : stored;
        }
        return earlier(stored, counted);
    }

    private static Period earlier(Period one, Period other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Period later(Period one, Period other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Map<Period, Map<String, Double>> percentiles(Kpi kpi, Counted counted, ExcludedTime excluded) {
        var percentiles = new HashMap<Period, Map<String, Double>>();
        CompanionFigures.percentiles(kpi).ifPresent(shown -> counted.bins()
                .apply(shown.input(), excluded)
                .forEach((week, bins) -> percentiles.put(week, shown.percentiles(bins))));
        // Sketches are stored by day, so a day cannot be split.
        percentiles.keySet().removeIf(excluded::splitsADayOf);
        return percentiles;
    }

    private static List<PreviewedWeek> weeks(
            @Nullable List<KpiReader.PeriodReading> before,
            List<KpiReader.PeriodReading> after,
            Map<Period, Map<String, Double>> percentiles) {
        var weeks = new ArrayList<PreviewedWeek>();
        for (var i = after.size() - 1; i >= 0; i--) {
            var next = after.get(i);
            var old = before == null ? Reading.noData() : before.get(i).reading();
            if (old.isPresent() || next.reading().isPresent()) {
                weeks.add(new PreviewedWeek(
                        next.period(),
                        next.complete(),
                        old,
                        next.reading(),
                        isMoved(old, next.reading()),
                        next.excluded() != null,
                        next.reading().hasFigure() ? Map.of() : percentiles.getOrDefault(next.period(), Map.of())));
            }
        }
        return weeks;
    }

    private static boolean isMoved(Reading before, Reading after) {
        var old = before.value();
        var next = after.value();
        return old.isPresent() != next.isPresent()
                || (old.isPresent() && Rounding.onto(old.getAsDouble(), next.getAsDouble()) != old.getAsDouble());
    }

    /** In a transaction, so that PostgreSQL hands out the events batch by batch. */
    private <T> T inTurn(Supplier<T> preview) {
        return turn.run(() -> Transactions.joining(preview));
    }
}
