package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Event;
import org.kept.ingest.EventType;
import org.kept.ingest.Events;
import org.kept.ingest.Stored;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;

/** Exactly the events that a number was made from. */
@ApplicationScoped
public class EventsBehind {

    private static final int SCANNED_AT_ONCE = 500;

    /**
     * A page of events, newest first.
     *
     * @param next where the following page begins; null when there is none
     */
    public record Page(List<Stored> items, Events.@Nullable Position next) {}

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
            @Nullable EventType type, @Nullable Period period, Cut cut, Events.@Nullable Position after, int limit) {
        Set<EventType> types = type == null ? Set.of() : EnumSet.of(type);
        return page(query(types, period, cut, after), event -> true, limit);
    }

    /** The events that the KPI counts in the period: above the line, below it, or beside. */
    public Page list(Kpi kpi, Period period, Cut cut, Events.@Nullable Position after, int limit) {
        var own = this.own.current();
        var page = own.find(kpi.code()).isPresent()
                ? defined(own.definitions(), kpi.code(), period, cut, after, limit)
                : catalogued(kpi, period, cut, after, limit);
        return after == null ? withFigures(kpi, period, cut, page) : page;
    }

    private Page defined(
            Definitions all, String kpi, Period period, Cut cut, Events.@Nullable Position after, int limit) {
        var definitions = all.only(Set.of(kpi));
        Predicate<Event> feeds = event -> definitions.counts(event, zone.periodOf(Grain.WEEK, event.time()));
        var types = definitions.types(kpi);
        return page(query(types, period, cut, after), feeds, limit);
    }

    private Page catalogued(Kpi kpi, Period period, Cut cut, Events.@Nullable Position after, int limit) {
        var timeline = settings.timeline();
        var inputs = counted(kpi, kpi.formula(timeline.in(kpi, period)).inputs());
        var times = timeline.times(period);
        Predicate<Event> feeds =
                event -> Counting.of(event, times).keySet().stream().anyMatch(inputs::contains)
                        || (inputs.contains(Input.FIRST_ORDERS) && isFirst(event));
        return page(query(types(inputs), period, cut, after), feeds, limit);
    }

    private Events.Query query(
            Set<EventType> types, @Nullable Period period, Cut cut, Events.@Nullable Position after) {
        return new Events.Query(
                types,
                period == null ? null : zone.startOf(period),
                period == null ? null : zone.endOf(period),
                cut.team(),
                cut.channel(),
                after,
                SCANNED_AT_ONCE);
    }

    private Page page(Events.Query query, Predicate<Event> wanted, int limit) {
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
                            Events.Position.of(found.get(limit - 1).event()));
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
    private Page withFigures(Kpi kpi, Period period, Cut cut, Page page) {
        var reported = new ArrayList<Stored>();
        for (var figure : figures.find(kpi.code(), period.grain(), period.start(), period.end(), cut)) {
            var stored = events.find(figure.key());
            if (stored != null && !stored.voided()) {
                reported.add(stored);
            }
        }
        reported.addAll(page.items());
        return new Page(List.copyOf(reported), page.next());
    }

    /** What the inputs that depend on a customer's other events are counted from. */
    private static Set<Input> counted(Kpi kpi, Set<Input> inputs) {
        var counted = new HashSet<>(inputs);
        if (counted.removeAll(CustomerReader.DISTINCT)) {
            counted.add(Input.ORDERS_WITH_CUSTOMER);
        }
        if (kpi.code().equals("referral-rate")) {
            counted.add(Input.REFERRALS);
        }
        if (counted.contains(Input.ORDERS_WITH_CUSTOMER)) {
            counted.remove(Input.FIRST_ORDERS);
        }
        return counted;
    }

    private static Set<EventType> types(Set<Input> inputs) {
        var types = EnumSet.noneOf(EventType.class);
        for (var input : inputs) {
            var code = input.code();
            if (code.startsWith("orders") || code.startsWith("first-orders")) {
                types.add(EventType.ORDER);
            } else if (code.equals("returns")) {
                types.add(EventType.RETURN);
            } else if (code.equals("incorrect-fulfillments")) {
                types.add(EventType.INCORRECT_FULFILLMENT);
            } else if (code.equals("complaints")) {
                types.add(EventType.COMPLAINT);
            } else if (code.equals("referrals")) {
                types.add(EventType.REFERRAL);
            } else if (code.startsWith("csat") || code.startsWith("nps") || code.startsWith("ces")) {
                types.add(EventType.SURVEY);
            } else {
                types.add(EventType.CONTACT);
            }
        }
        return types;
    }

    private boolean isFirst(Event event) {
        var customer = event.customer();
        if (event.type() != EventType.ORDER || customer == null) {
            return false;
        }
        return customers
                .firstOrder(customer)
                .filter(first -> first.key().equals(event.key()))
                .isPresent();
    }
}
