package org.kept.rollup.custom;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kept.calendar.Period;
import org.kept.ingest.Event;
import org.kept.kpi.Condition;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventType;
import org.kept.kpi.Input;

/** Snapshot of what is counted beyond the catalogue, week by week. */
public final class CustomKpiDefinitions {

    /** A Monday before every event that ingestion accepts. */
    public static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    /** A Monday after every event. */
    public static final LocalDate END = LocalDate.of(9000, 1, 6);

    public static final CustomKpiDefinitions NONE = new CustomKpiDefinitions(new TreeMap<>());

    /**
     * Weeks to recount because definitions changed.
     *
     * @param to the Monday after the last of them
     * @param kpis the KPIs whose definition changed
     * @param types the event types they count now
     */
    public record RecountSpan(LocalDate from, LocalDate to, Set<String> kpis, Set<EventType> types) {}

    /** What each KPI counts, from that Monday until the next. */
    private final NavigableMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>> byWeek;

    CustomKpiDefinitions(NavigableMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>> byWeek) {
        this.byWeek = new TreeMap<>(byWeek);
    }

    /** What each KPI counts in the week. */
    Map<String, CustomKpiFactory.EventRatio> ratiosIn(LocalDate week) {
        var entry = byWeek.floorEntry(week);
        return entry == null ? Map.of() : entry.getValue();
    }

    /** Passes on every input that the event counts under. */
    public void forEachInput(Event event, Period week, Consumer<Input> consumer) {
        var type = event.type();
        if (!byWeek.isEmpty()) {
            var data = event.eventData();
            ratiosIn(week.start()).forEach((kpi, ratio) -> {
                if (ratio.above().matches(type, data)) {
                    consumer.accept(CustomKpiFactory.numeratorInput(kpi));
                }
                if (ratio.below().matches(type, data)) {
                    consumer.accept(CustomKpiFactory.denominatorInput(kpi));
                }
            });
        }
    }

    /** Whether the event counts under any input. */
    public boolean counts(Event event, Period week) {
        var inputs = new HashSet<Input>();
        forEachInput(event, week, inputs::add);
        return !inputs.isEmpty();
    }

    /** Conditions on that data member, over all KPIs and weeks. */
    public List<Condition> conditions(String member) {
        return byWeek.values().stream()
                .flatMap(week -> week.values().stream())
                .flatMap(ratio -> Stream.of(ratio.above(), ratio.below()))
                .flatMap(eventFilter -> Stream.ofNullable(eventFilter.where().get(member)))
                .distinct()
                .toList();
    }

    /** Event types that the KPI counts, over all weeks. */
    public Set<EventType> types(String kpi) {
        var types = new TreeSet<EventType>();
        byWeek.values().stream()
                .map(week -> week.get(kpi))
                .filter(Objects::nonNull)
                .forEach(ratio -> addTypes(ratio, types));
        return types;
    }

    private static void addTypes(CustomKpiFactory.EventRatio ratio, Set<EventType> types) {
        types.add(ratio.above().type());
        types.add(ratio.below().type());
    }

    /** Weeks in which {@code after} counts differently, in order. */
    public List<RecountSpan> changedBy(CustomKpiDefinitions after) {
        var mondays = new TreeSet<>(byWeek.keySet());
        mondays.addAll(after.byWeek.keySet());
        var spans = new ArrayList<RecountSpan>();
        for (var from : mondays) {
            var next = mondays.higher(from);
            var now = after.ratiosIn(from);
            var kpis = changedKpis(ratiosIn(from), now);
            if (!kpis.isEmpty()) {
                var types = new TreeSet<EventType>();
                kpis.stream().map(now::get).filter(Objects::nonNull).forEach(ratio -> addTypes(ratio, types));
                spans.add(new RecountSpan(from, next == null ? END : next, kpis, types));
            }
        }
        return List.copyOf(spans);
    }

    private static Set<String> changedKpis(
            Map<String, CustomKpiFactory.EventRatio> before, Map<String, CustomKpiFactory.EventRatio> after) {
        var kpis = new TreeSet<>(before.keySet());
        kpis.addAll(after.keySet());
        kpis.removeIf(kpi -> Objects.equals(before.get(kpi), after.get(kpi)));
        return kpis;
    }

    /** The definitions of those KPIs alone. */
    public CustomKpiDefinitions only(Set<String> kpis) {
        var filtered = new TreeMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>>();
        byWeek.forEach((week, all) -> {
            var kept = new LinkedHashMap<>(all);
            kept.keySet().retainAll(new HashSet<>(kpis));
            filtered.put(week, kept);
        });
        return new CustomKpiDefinitions(filtered);
    }
}
