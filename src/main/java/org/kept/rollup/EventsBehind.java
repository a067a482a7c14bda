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
import org.kept.access.Reach;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Event;
import org.kept.ingest.EventPosition;
import org.kept.ingest.EventQuery;
import org.kept.ingest.Events;
import org.kept.ingest.Stored;
import org.kept.kpi.Beside;
import org.kept.kpi.EventType;
import org.kept.kpi.Feed;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;

/** Exactly the events that a number was made from. */
@ApplicationScoped
public class EventsBehind {

    private static final int SCANNED_AT_ONCE = 500;

    /** How many times it is looked for what is not shown, before it is said that there is more. */
    private static final int MOST_LOOKS = 10;

    /**
     * How many events there are that somebody is not shown.
     *
     * @param all whether these are all of them; if not, there are at least so many
     */
    record Unshown(int many, boolean all) {

        static final Unshown NONE = new Unshown(0, true);
    }

    /**
     * A page of events, newest first.
     *
     * @param next where the following page begins; null when there is none
     */
    public record Page(List<Stored> items, @Nullable EventPosition next) {}

    private final Events events;
    private final FigureStore figures;
    private final CustomerStore customers;
    private final KpiSettings settings;
    private final OwnKpiStore own;
    private final ReportingZone zone;

    EventsBehind(
            Events events,
            FigureStore figures,
            CustomerStore customers,
            KpiSettings settings,
            OwnKpiStore own,
            ReportingZone zone) {
        this.events = events;
        this.figures = figures;
        this.customers = customers;
        this.settings = settings;
        this.own = own;
        this.zone = zone;
    }

    /** Events of a type, or of any, in a period, or ever. */
    public Page list(
            @Nullable EventType type,
            @Nullable Period period,
            Cut cut,
            @Nullable EventPosition after,
            int limit,
            Reach reach) {
        Set<EventType> types = type == null ? Set.of() : EnumSet.of(type);
        return page(query(types, period, cut, after, reach), event -> true, limit);
    }

    /** The events that the KPI counts in the period: above the line, below it, or beside. */
    public Page list(Kpi kpi, Period period, Cut cut, @Nullable EventPosition after, int limit, Reach reach) {
        var counted = counted(kpi, period);
        var page = page(query(counted.types, period, cut, after, reach), counted.feeds, limit);
        return after == null ? withFigures(kpi, period, cut, page, reach) : page;
    }

    /** Counts the events of a type, or of all, that belong to teams outside the reach. */
    Unshown unshown(@Nullable EventType type, @Nullable Period period, Cut cut, Reach reach) {
        Set<EventType> types = type == null ? Set.of() : EnumSet.of(type);
        return unshown(query(types, period, cut, null, reach), event -> true, 0);
    }

    /** Counts the events of the KPI in the period that belong to teams outside the reach. */
    Unshown unshown(Kpi kpi, Period period, Cut cut, Reach reach) {
        var counted = counted(kpi, period);
        var reported = figures(kpi, period, cut, Reach.EVERYTHING).stream()
                .filter(each -> !each.event().isWithin(reach))
                .count();
        return unshown(query(counted.types, period, cut, null, reach), counted.feeds, (int) reported);
    }

    private Unshown unshown(EventQuery query, Predicate<Event> wanted, int before) {
        if (!query.reach().isOfTeams()) {
            return Unshown.NONE;
        }
        var at = query.beyondReach();
        var many = before;
        for (var looks = 0; looks < MOST_LOOKS; looks++) {
            var batch = events.search(at);
            many += (int)
                    batch.stream().filter(each -> wanted.test(each.event())).count();
            if (batch.size() < at.limit()) {
                return new Unshown(many, true);
            }
            at = at.after(batch.get(batch.size() - 1).event());
        }
        return new Unshown(many, false);
    }

    /** What a KPI counts: events of some types, and which of those. */
    private record Counted(Set<EventType> types, Predicate<Event> feeds) {}

    private Counted counted(Kpi kpi, Period period) {
        var own = this.own.current();
        if (own.find(kpi.code()).isPresent()) {
            var definitions = own.definitions().only(Set.of(kpi.code()));
            return new Counted(
                    definitions.types(kpi.code()),
                    event -> definitions.counts(event, zone.periodOf(Grain.WEEK, event.time())));
        }
        var timeline = settings.timeline();
        var inputs = new HashSet<Input>();
        Stream.concat(kpi.formula(timeline.in(kpi, period)).inputs().stream(), Beside.inputs(kpi).stream())
                .map(CustomerReader::stored)
                .forEach(inputs::add);
        var times = timeline.times(period);
        return new Counted(types(inputs), event -> event.type().feeds().stream()
                .filter(feed -> inputs.contains(feed.input()))
                .anyMatch(feed -> isCounted(event, feed, times)));
    }

    private EventQuery query(
            Set<EventType> types, @Nullable Period period, Cut cut, @Nullable EventPosition after, Reach reach) {
        return new EventQuery(
                types,
                period == null ? null : zone.startOf(period),
                period == null ? null : zone.endOf(period),
                cut.team(),
                cut.channel(),
                after,
                SCANNED_AT_ONCE,
                reach,
                false);
    }

    private Page page(EventQuery query, Predicate<Event> wanted, int limit) {
        var found = new ArrayList<Stored>();
        var at = query;
        while (true) {
            var batch = events.search(at);
            for (var stored : batch) {
                if (!wanted.test(stored.event())) {
                    continue;
                }
                if (found.size() == limit) {
                    return new Page(
                            List.copyOf(found),
                            EventPosition.of(found.get(limit - 1).event()));
                }
                found.add(stored);
            }
            if (batch.size() < at.limit()) {
                return new Page(List.copyOf(found), null);
            }
            at = at.after(batch.get(batch.size() - 1).event());
        }
    }

    /** Figures stand first: they are few, and they take the place of what was counted. */
    private Page withFigures(Kpi kpi, Period period, Cut cut, Page page, Reach reach) {
        var reported = new ArrayList<>(figures(kpi, period, cut, reach));
        reported.addAll(page.items());
        return new Page(List.copyOf(reported), page.next());
    }

    private List<Stored> figures(Kpi kpi, Period period, Cut cut, Reach reach) {
        var reported = new ArrayList<Stored>();
        for (var figure : figures.find(kpi.code(), period.grain(), period.start(), period.end(), cut)) {
            var stored = events.find(figure.key(), reach);
            if (stored != null && !stored.voided()) {
                reported.add(stored);
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
        return feed.takes(event.members(), times) || (feed.kind() == Feed.Kind.FIRST_ORDER && isFirst(event));
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
