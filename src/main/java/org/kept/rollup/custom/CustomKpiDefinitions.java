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
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ingest.Event;
import org.kept.kpi.Condition;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventData;
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
     * @param recast those of them that add up something else now, such as a sum instead of a count: nothing that was
     *     counted before can stay
     * @param types the event types they count now
     */
    public record RecountSpan(
            LocalDate from, LocalDate to, Set<String> kpis, Set<String> recast, Set<EventType> types) {}

    /** What each KPI counts, from that Monday until the next. */
    private final NavigableMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>> byWeek;

    CustomKpiDefinitions(NavigableMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>> byWeek) {
        this.byWeek = new TreeMap<>(byWeek);
    }

    /** The definition of one KPI for all weeks. */
    public static CustomKpiDefinitions of(CustomKpi kpi) {
        return new CustomKpiDefinitions(new TreeMap<>(Map.of(BEGINNING, Map.of(kpi.code(), kpi.ratio()))));
    }

    /** What each KPI counts in the week. */
    Map<String, CustomKpiFactory.EventRatio> ratiosIn(LocalDate week) {
        var entry = byWeek.floorEntry(week);
        return entry == null ? Map.of() : entry.getValue();
    }

    /**
     * What an event adds to one side of a KPI.
     *
     * @param input the additive input of the side
     * @param value the number that it adds to a sum; 1 otherwise
     * @param sketched whether percentiles of the values are kept
     */
    public record Addend(Input input, CustomKpiFactory.EventSum sum, double value, boolean sketched) {}

    /** Passes on everything that the event adds to a side of a KPI. */
    public void forEachAddend(Event event, Period week, Consumer<Addend> consumer) {
        if (!byWeek.isEmpty()) {
            var type = event.type();
            var data = event.eventData();
            ratiosIn(week.start()).forEach((kpi, ratio) -> {
                add(
                        CustomKpiFactory.numeratorInput(kpi),
                        ratio.above(),
                        !ratio.percents().isEmpty(),
                        type,
                        data,
                        consumer);
                add(CustomKpiFactory.denominatorInput(kpi), ratio.below(), false, type, data, consumer);
            });
        }
    }

    private static void add(
            Input input,
            CustomKpiFactory.@Nullable EventSum sum,
            boolean sketched,
            EventType type,
            EventData data,
            Consumer<Addend> consumer) {
        if (sum != null) {
            sum.of(type, data).ifPresent(value -> consumer.accept(new Addend(input, sum, value, sketched)));
        }
    }

    /** Whether the event counts under any input. */
    public boolean counts(Event event, Period week) {
        return !inputs(event, week).isEmpty();
    }

    /** Inputs that the event counts under. */
    public Set<Input> inputs(Event event, Period week) {
        var inputs = new HashSet<Input>();
        forEachAddend(event, week, addend -> inputs.add(addend.input()));
        return inputs;
    }

    /** Conditions on that data member, over all KPIs and weeks. */
    public List<Condition> conditions(String member) {
        return sides().map(CustomKpiFactory.EventSum::filter)
                .flatMap(eventFilter -> Stream.ofNullable(eventFilter.where().get(member)))
                .distinct()
                .toList();
    }

    /** Whether any KPI adds up the numbers of that data member. */
    public boolean sums(String member) {
        return sides().anyMatch(side -> side.isSum() && side.member().equals(member));
    }

    private Stream<CustomKpiFactory.EventSum> sides() {
        return byWeek.values().stream()
                .flatMap(week -> week.values().stream())
                .flatMap(CustomKpiFactory.EventRatio::sides);
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
        ratio.sides().forEach(side -> types.add(side.filter().type()));
    }

    /** Weeks in which {@code after} counts differently, in order. */
    public List<RecountSpan> changedBy(CustomKpiDefinitions after) {
        var mondays = new TreeSet<>(byWeek.keySet());
        mondays.addAll(after.byWeek.keySet());
        var spans = new ArrayList<RecountSpan>();
        for (var from : mondays) {
            var next = mondays.higher(from);
            var now = after.ratiosIn(from);
            var before = ratiosIn(from);
            var kpis = changedKpis(before, now);
            if (!kpis.isEmpty()) {
                var types = new TreeSet<EventType>();
                kpis.stream().map(now::get).filter(Objects::nonNull).forEach(ratio -> addTypes(ratio, types));
                var recast = new TreeSet<>(kpis);
                recast.removeIf(kpi -> kinds(before.get(kpi)).equals(kinds(now.get(kpi))));
                spans.add(new RecountSpan(from, next == null ? END : next, kpis, recast, types));
            }
        }
        return List.copyOf(spans);
    }

    /** What each side adds up, in its order; empty for a KPI that counts nothing. */
    private static List<String> kinds(CustomKpiFactory.@Nullable EventRatio ratio) {
        return ratio == null
                ? List.of()
                : ratio.sides().map(side -> side.kind() + " " + side.member()).toList();
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
