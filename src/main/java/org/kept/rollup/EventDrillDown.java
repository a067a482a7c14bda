package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.exclusion.ExcludedTime;
import org.kept.exclusion.Exclusions;
import org.kept.ingest.Event;
import org.kept.ingest.EventPosition;
import org.kept.ingest.EventQuery;
import org.kept.ingest.EventRepository;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.EventType;
import org.kept.kpi.Feed;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSide;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.customers.CustomerStore;

/** Lists exactly the events that a number was counted from. */
@ApplicationScoped
public class EventDrillDown {

    private static final int BATCH_SIZE = 500;

    /** Batches scanned to count hidden events; after that the count is a lower bound. */
    private static final int MAX_BATCHES = 10;

    /**
     * Number of events hidden from the caller.
     *
     * @param all whether {@code many} is exact; if not, there are at least that many
     */
    public record HiddenEvents(int many, boolean all) {

        static final HiddenEvents NONE = new HiddenEvents(0, true);
    }

    /**
     * Whether the number of a period contains a figure.
     *
     * @param period the figure's own period, which may be a day of the other one
     * @param at the time of its event
     * @param replacedBy the figure that counts instead; null if this one counts, or is a value that cannot be added to
     *     others
     */
    public record FigureStanding(
            Event.EventKey key,
            Period period,
            Slice slice,
            Instant at,
            boolean holds,
            Event.@Nullable EventKey replacedBy) {}

    /**
     * A page of events, newest first.
     *
     * @param next the position after which the next page begins; null on the last page
     * @param figures the figures behind a number and whether they count; empty on lists of other events
     */
    public record EventResultPage(
            List<StoredEvent> items, @Nullable EventPosition next, Map<Event.EventKey, FigureStanding> figures) {

        EventResultPage(List<StoredEvent> items, @Nullable EventPosition next) {
            this(items, next, Map.of());
        }
    }

    /** Part of a number that an event behind it counts in. */
    public enum CountedPart {
        /** The numerator, and mostly the denominator as well. */
        COUNTED,
        /** The numerator, from which it is subtracted. */
        SUBTRACTED,
        /** The denominator only. */
        NOT_COUNTED,
        /** Neither: it is left out, or belongs to a figure beside the number. */
        BESIDE
    }

    private final EventRepository eventRepository;
    private final FigureStore figures;
    private final CustomerStore customers;
    private final KpiSettingsStore settings;
    private final CustomKpiStore customKpis;
    private final Exclusions exclusions;
    private final ReportingZone zone;

    EventDrillDown(
            EventRepository eventRepository,
            FigureStore figures,
            CustomerStore customers,
            KpiSettingsStore settings,
            CustomKpiStore customKpis,
            Exclusions exclusions,
            ReportingZone zone) {
        this.eventRepository = eventRepository;
        this.figures = figures;
        this.customers = customers;
        this.settings = settings;
        this.customKpis = customKpis;
        this.exclusions = exclusions;
        this.zone = zone;
    }

    /** Events of a type in a period; null means any type, or all time. */
    public EventResultPage list(
            @Nullable EventType type,
            @Nullable Period period,
            Slice slice,
            @Nullable EventPosition after,
            int limit,
            DataScope dataScope) {
        Set<EventType> types = type == null ? Set.of() : Set.of(type);
        return page(query(types, period, slice, after, dataScope), event -> true, limit);
    }

    /** Events that the KPI counts in the period: in the numerator, the denominator or a companion figure. */
    public EventResultPage list(
            Kpi kpi, Period period, Slice slice, @Nullable EventPosition after, int limit, DataScope dataScope) {
        var filter = eventFilter(kpi, period);
        var page = page(query(filter.types, period, slice, after, dataScope), filter.feeds, limit);
        return after == null ? withFigures(kpi, period, slice, page, dataScope) : page;
    }

    /** The figures of a KPI within a period and slice, and whether they count. */
    public List<FigureStanding> figures(Kpi kpi, Period period, Slice slice) {
        var found = figures.find(kpi.code(), period.grain(), period.start(), period.end(), slice);
        return FigureOverrides.of(found, period.grain(), slice).standings(period);
    }

    /**
     * Events that count in one part of the KPI's number.
     *
     * @param part null for all, as in {@link #list(Kpi, Period, Slice, EventPosition, int, DataScope)}
     */
    public EventResultPage list(
            Kpi kpi,
            @Nullable CountedPart part,
            Period period,
            Slice slice,
            @Nullable EventPosition after,
            int limit,
            DataScope dataScope) {
        var parts = parts(kpi, period);
        if (part == null || parts.isEmpty()) {
            return list(kpi, period, slice, after, limit, dataScope);
        }
        var filter = eventFilter(kpi, period);
        return page(
                query(filter.types, period, slice, after, dataScope),
                event -> filter.feeds.test(event) && parts.get().apply(event) == part,
                limit);
    }

    /**
     * Says in which part of the KPI's number an event counts.
     *
     * @return empty if single events do not tell, as for a mean or for customers who count once
     */
    public Optional<Function<Event, CountedPart>> parts(Kpi kpi, Period period) {
        var timeline = settings.timeline();
        var formula = kpi.formula(timeline.in(kpi, period));
        var snapshot = customKpis.current();
        if (snapshot.find(kpi.code()).isPresent()) {
            if (snapshot.ratio(kpi.code()).filter(ratio -> !ratio.isOfCounts()).isPresent()) {
                return Optional.empty();
            }
            var definitions = snapshot.definitions().only(Set.of(kpi.code()));
            return Optional.of(
                    event -> part(formula, definitions.inputs(event, zone.periodOf(Grain.WEEK, event.time()))));
        }
        if (formula.shape().isMean() || !formula.inputs().stream().allMatch(EventDrillDown::isPerEvent)) {
            return Optional.empty();
        }
        var times = timeline.times(period);
        return Optional.of(event -> part(
                formula,
                event.type().feeds().stream()
                        .filter(feed -> isCounted(event, feed, times))
                        .map(Feed::input)
                        .collect(Collectors.toSet())));
    }

    private static boolean isPerEvent(Input input) {
        return !input.isDistinct() && EventType.feedsOf(input).stream().allMatch(EventDrillDown::isPerEvent);
    }

    private static CountedPart part(Formula formula, Set<Input> inputs) {
        var above = sum(formula.numerator(), inputs);
        if (above != 0) {
            return above > 0 ? CountedPart.COUNTED : CountedPart.SUBTRACTED;
        }
        return sum(formula.denominator(), inputs) > 0 ? CountedPart.NOT_COUNTED : CountedPart.BESIDE;
    }

    private static int sum(FormulaSide formulaSide, Set<Input> inputs) {
        return formulaSide.terms().stream()
                .filter(term -> inputs.contains(term.input()))
                .mapToInt(FormulaSide.FormulaTerm::sign)
                .sum();
    }

    /** Counts the events of a type, or of all, whose teams are outside the data scope. */
    public HiddenEvents countHidden(
            @Nullable EventType type, @Nullable Period period, Slice slice, DataScope dataScope) {
        Set<EventType> types = type == null ? Set.of() : Set.of(type);
        return countHidden(query(types, period, slice, null, dataScope), event -> true, 0);
    }

    /** Counts the events of the KPI in the period whose teams are outside the data scope. */
    public HiddenEvents countHidden(Kpi kpi, Period period, Slice slice, DataScope dataScope) {
        var filter = eventFilter(kpi, period);
        var reported = figures(kpi, period, slice, DataScope.EVERYTHING).stream()
                .filter(each -> !each.event().isInScope(dataScope))
                .count();
        return countHidden(query(filter.types, period, slice, null, dataScope), filter.feeds, (int) reported);
    }

    private HiddenEvents countHidden(EventQuery query, Predicate<Event> predicate, int figureCount) {
        if (!query.dataScope().isOfTeams()) {
            return HiddenEvents.NONE;
        }
        var nextQuery = query.outsideScope();
        var many = figureCount;
        for (var batches = 0; batches < MAX_BATCHES; batches++) {
            var batch = eventRepository.search(nextQuery);
            many += (int)
                    batch.stream().filter(each -> predicate.test(each.event())).count();
            if (batch.size() < nextQuery.limit()) {
                return new HiddenEvents(many, true);
            }
            nextQuery = nextQuery.after(batch.get(batch.size() - 1).event());
        }
        return new HiddenEvents(many, false);
    }

    /** The events that a KPI counts and no exclusion leaves out: their types, and which of those. */
    private record KpiEventFilter(Set<EventType> types, Predicate<Event> feeds) {}

    private KpiEventFilter eventFilter(Kpi kpi, Period period) {
        var counted = countedEvents(kpi, period);
        var excluded =
                ExcludedTime.of(exclusions.inEffect(), zone, kpi.code(), null).within(period, period);
        if (excluded.isEmpty() || isKeptIn(kpi, period, excluded)) {
            return counted;
        }
        return new KpiEventFilter(
                counted.types, event -> !excluded.contains(event.time(), event.team()) && counted.feeds.test(event));
    }

    /** Whether the KPI counts customers: exclusions can then leave out only whole periods. */
    private boolean isKeptIn(Kpi kpi, Period period, ExcludedTime excluded) {
        return !excluded.covers(period, null)
                && kpi.formula(settings.timeline().in(kpi, period)).inputs().stream()
                        .anyMatch(Input::isDistinct);
    }

    private KpiEventFilter countedEvents(Kpi kpi, Period period) {
        var snapshot = customKpis.current();
        if (snapshot.find(kpi.code()).isPresent()) {
            var definitions = snapshot.definitions().only(Set.of(kpi.code()));
            return new KpiEventFilter(
                    definitions.types(kpi.code()),
                    event -> definitions.counts(event, zone.periodOf(Grain.WEEK, event.time())));
        }
        var timeline = settings.timeline();
        var inputs = new HashSet<Input>();
        Stream.concat(kpi.formula(timeline.in(kpi, period)).inputs().stream(), CompanionFigures.inputs(kpi).stream())
                .map(Input::additive)
                .forEach(inputs::add);
        var times = timeline.times(period);
        return new KpiEventFilter(types(inputs), event -> event.type().feeds().stream()
                .filter(feed -> inputs.contains(feed.input()))
                .anyMatch(feed -> isCounted(event, feed, times)));
    }

    /** Codes of the types whose events can count in the KPI's number of the period; figures are not among them. */
    public Set<String> typeCodes(Kpi kpi, Period period) {
        return eventFilter(kpi, period).types.stream().map(EventType::code).collect(Collectors.toSet());
    }

    private EventQuery query(
            Set<EventType> types,
            @Nullable Period period,
            Slice slice,
            @Nullable EventPosition after,
            DataScope dataScope) {
        return new EventQuery(
                types,
                period == null ? null : zone.startOf(period),
                period == null ? null : zone.endOf(period),
                slice.team(),
                slice.channel(),
                after,
                BATCH_SIZE,
                dataScope,
                false);
    }

    private EventResultPage page(EventQuery query, Predicate<Event> predicate, int limit) {
        var found = new ArrayList<StoredEvent>();
        var nextQuery = query;
        while (true) {
            var batch = eventRepository.search(nextQuery);
            for (var storedEvent : batch) {
                if (!predicate.test(storedEvent.event())) {
                    continue;
                }
                if (found.size() == limit) {
                    return new EventResultPage(
                            List.copyOf(found),
                            EventPosition.of(found.get(limit - 1).event()));
                }
                found.add(storedEvent);
            }
            if (batch.size() < nextQuery.limit()) {
                return new EventResultPage(List.copyOf(found), null);
            }
            nextQuery = nextQuery.after(batch.get(batch.size() - 1).event());
        }
    }

    /** Puts figures first: they are few, and they replace what was counted. */
    private EventResultPage withFigures(
            Kpi kpi, Period period, Slice slice, EventResultPage page, DataScope dataScope) {
        var reported = new ArrayList<>(figures(kpi, period, slice, dataScope));
        if (reported.isEmpty()) {
            return page;
        }
        var standings = new HashMap<Event.EventKey, FigureStanding>();
        figures(kpi, period, slice).forEach(standing -> standings.put(standing.key(), standing));
        reported.addAll(page.items());
        return new EventResultPage(List.copyOf(reported), page.next(), Map.copyOf(standings));
    }

    private List<StoredEvent> figures(Kpi kpi, Period period, Slice slice, DataScope dataScope) {
        var reported = new ArrayList<StoredEvent>();
        var found = figures.find(kpi.code(), period.grain(), period.start(), period.end(), slice);
        var excluded = ExcludedTime.of(exclusions.inEffect(), zone, kpi.code(), slice.team())
                .within(period, period);
        for (var figure : FigureOverrides.remaining(found, excluded)) {
            var storedEvent = eventRepository.find(figure.key(), dataScope);
            if (storedEvent != null && !storedEvent.voided()) {
                reported.add(storedEvent);
            }
        }
        return reported;
    }

    /** Types whose events can count under one of the inputs. */
    private static Set<EventType> types(Set<Input> inputs) {
        var types = new TreeSet<EventType>();
        for (var type : EventType.builtIn()) {
            if (type.feeds().stream().anyMatch(feed -> isPerEvent(feed) && inputs.contains(feed.input()))) {
                types.add(type);
            }
        }
        return types;
    }

    /** Whether a single event shows that it counts under the feed's input. */
    private static boolean isPerEvent(Feed feed) {
        return switch (feed.kind()) {
            case EACH_ONCE, SOME, FIRST_ORDER -> true;
            // The other inputs of the same KPIs cover these events.
            case TOGETHER, CUSTOMER_ONCE, FOLLOWED -> false;
        };
    }

    private boolean isCounted(Event event, Feed feed, KpiTimes times) {
        return feed.accepts(event.eventData(), times) || (feed.kind() == Feed.FeedKind.FIRST_ORDER && isFirst(event));
    }

    private boolean isFirst(Event event) {
        var customer = event.customer();
        return customer != null
                && customers
                        .firstOrder(customer)
                        .filter(first -> first.key().equals(event.key()))
                        .isPresent();
    }
}
