package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Event;
import org.kept.ingest.EventPosition;
import org.kept.ingest.EventQuery;
import org.kept.ingest.EventRepository;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.EventType;
import org.kept.kpi.Feed;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.customers.CustomerStore;

/** Exactly the events that a number was made from. */
@ApplicationScoped
public class EventDrillDown {

    private static final int SCANNED_AT_ONCE = 500;

    /** How many times it is looked for what is not shown, before it is said that there is more. */
    private static final int MOST_LOOKS = 10;

    /**
     * How many events there are that somebody is not shown.
     *
     * @param all whether these are all of them; if not, there are at least so many
     */
    public record HiddenEvents(int many, boolean all) {

        static final HiddenEvents NONE = new HiddenEvents(0, true);
    }

    /**
     * A page of events, newest first.
     *
     * @param next where the following page begins; null when there is none
     */
    public record EventResultPage(
            List<StoredEvent> items, @Nullable EventPosition next) {}

    private final EventRepository eventRepository;
    private final FigureStore figures;
    private final CustomerStore customers;
    private final KpiSettingsStore settings;
    private final CustomKpiStore own;
    private final ReportingZone zone;

    EventDrillDown(
            EventRepository eventRepository,
            FigureStore figures,
            CustomerStore customers,
            KpiSettingsStore settings,
            CustomKpiStore own,
            ReportingZone zone) {
        this.eventRepository = eventRepository;
        this.figures = figures;
        this.customers = customers;
        this.settings = settings;
        this.own = own;
        this.zone = zone;
    }

    /** Events of a type, or of any, in a period, or ever. */
    public EventResultPage list(
            @Nullable EventType type,
            @Nullable Period period,
            Slice slice,
            @Nullable EventPosition after,
            int limit,
            DataScope dataScope) {
        Set<EventType> types = type == null ? Set.of() : EnumSet.of(type);
        return page(query(types, period, slice, after, dataScope), event -> true, limit);
    }

    /** The events that the KPI counts in the period: above the line, below it, or beside. */
    public EventResultPage list(
            Kpi kpi, Period period, Slice slice, @Nullable EventPosition after, int limit, DataScope dataScope) {
        var counted = counted(kpi, period);
        var page = page(query(counted.types, period, slice, after, dataScope), counted.feeds, limit);
        return after == null ? withFigures(kpi, period, slice, page, dataScope) : page;
    }

    /** Counts the events of a type, or of all, that belong to teams outside the reach. */
    public HiddenEvents unshown(@Nullable EventType type, @Nullable Period period, Slice slice, DataScope dataScope) {
        Set<EventType> types = type == null ? Set.of() : EnumSet.of(type);
        return unshown(query(types, period, slice, null, dataScope), event -> true, 0);
    }

    /** Counts the events of the KPI in the period that belong to teams outside the reach. */
    public HiddenEvents unshown(Kpi kpi, Period period, Slice slice, DataScope dataScope) {
        var counted = counted(kpi, period);
        var reported = figures(kpi, period, slice, DataScope.EVERYTHING).stream()
                .filter(each -> !each.event().isWithin(dataScope))
                .count();
        return unshown(query(counted.types, period, slice, null, dataScope), counted.feeds, (int) reported);
    }

    private HiddenEvents unshown(EventQuery query, Predicate<Event> wanted, int before) {
        if (!query.reach().isOfTeams()) {
            return HiddenEvents.NONE;
        }
        var at = query.beyondReach();
        var many = before;
        for (var looks = 0; looks < MOST_LOOKS; looks++) {
            var batch = eventRepository.search(at);
            many += (int)
                    batch.stream().filter(each -> wanted.test(each.event())).count();
            if (batch.size() < at.limit()) {
                return new HiddenEvents(many, true);
            }
            at = at.after(batch.get(batch.size() - 1).event());
        }
        return new HiddenEvents(many, false);
    }

    /** What a KPI counts: events of some types, and which of those. */
    private record KpiEventFilter(Set<EventType> types, Predicate<Event> feeds) {}

    private KpiEventFilter counted(Kpi kpi, Period period) {
        var own = this.own.current();
        if (own.find(kpi.code()).isPresent()) {
            var definitions = own.definitions().only(Set.of(kpi.code()));
            return new KpiEventFilter(
                    definitions.types(kpi.code()),
                    event -> definitions.counts(event, zone.periodOf(Grain.WEEK, event.time())));
        }
        var timeline = settings.timeline();
        var inputs = new HashSet<Input>();
        Stream.concat(kpi.formula(timeline.in(kpi, period)).inputs().stream(), CompanionFigures.inputs(kpi).stream())
                .map(DistinctCustomerReader::stored)
                .forEach(inputs::add);
        var times = timeline.times(period);
        return new KpiEventFilter(types(inputs), event -> event.type().feeds().stream()
                .filter(feed -> inputs.contains(feed.input()))
                .anyMatch(feed -> isCounted(event, feed, times)));
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
                SCANNED_AT_ONCE,
                dataScope,
                false);
    }

    private EventResultPage page(EventQuery query, Predicate<Event> wanted, int limit) {
        var found = new ArrayList<StoredEvent>();
        var at = query;
        while (true) {
            var batch = eventRepository.search(at);
            for (var storedEvent : batch) {
                if (!wanted.test(storedEvent.event())) {
                    continue;
                }
                if (found.size() == limit) {
                    return new EventResultPage(
                            List.copyOf(found),
                            EventPosition.of(found.get(limit - 1).event()));
                }
                found.add(storedEvent);
            }
            if (batch.size() < at.limit()) {
                return new EventResultPage(List.copyOf(found), null);
            }
            at = at.after(batch.get(batch.size() - 1).event());
        }
    }

    /** Figures stand first: they are few, and they take the place of what was counted. */
    private EventResultPage withFigures(
            Kpi kpi, Period period, Slice slice, EventResultPage page, DataScope dataScope) {
        var reported = new ArrayList<>(figures(kpi, period, slice, dataScope));
        reported.addAll(page.items());
        return new EventResultPage(List.copyOf(reported), page.next());
    }

    private List<StoredEvent> figures(Kpi kpi, Period period, Slice slice, DataScope dataScope) {
        var reported = new ArrayList<StoredEvent>();
        for (var figure : figures.find(kpi.code(), period.grain(), period.start(), period.end(), slice)) {
            var storedEvent = eventRepository.find(figure.key(), dataScope);
            if (storedEvent != null && !storedEvent.voided()) {
                reported.add(storedEvent);
            }
        }
        return reported;
    }

    /** The types of which an event can be counted under one of those inputs. */
    private static Set<EventType> types(Set<Input> inputs) {
        var types = EnumSet.noneOf(EventType.class);
        for (var type : EventType.values()) {
            if (type.feeds().stream().anyMatch(feed -> isOfEvents(feed) && inputs.contains(feed.input()))) {
                types.add(type);
            }
        }
        return types;
    }

    /** Whether single events can be told to be counted under a feed's input. */
    private static boolean isOfEvents(Feed feed) {
        return switch (feed.kind()) {
            case EACH_ONCE, SOME, FIRST_ORDER -> true;
            // Of these the other inputs of the same KPIs have the events.
            case TOGETHER, CUSTOMER_ONCE, FOLLOWED -> false;
        };
    }

    private boolean isCounted(Event event, Feed feed, KpiTimes times) {
        return feed.takes(event.members(), times) || (feed.kind() == Feed.FeedKind.FIRST_ORDER && isFirst(event));
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
