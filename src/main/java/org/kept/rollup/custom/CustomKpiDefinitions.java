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

/** What is counted beyond the catalogue, week by week, as it stands in one moment. */
public final class CustomKpiDefinitions {

    /** A Monday before every event that the door takes. */
    public static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    /** A Monday after all of them. */
    public static final LocalDate END = LocalDate.of(9000, 1, 6);

    public static final CustomKpiDefinitions NONE = new CustomKpiDefinitions(new TreeMap<>());

    /**
     * Weeks in which other things are to be counted than were.
     *
     * @param to the Monday after the last of them
     * @param kpis what is counted otherwise
     * @param types the kinds of event it is counted from now
     */
    public record RecountSpan(LocalDate from, LocalDate to, Set<String> kpis, Set<EventType> types) {}

    /** From that Monday on, until the next: what each KPI counts. */
    private final NavigableMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>> byWeek;

    CustomKpiDefinitions(NavigableMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>> byWeek) {
        this.byWeek = new TreeMap<>(byWeek);
    }

    /** What each KPI counts in the week. */
    Map<String, CustomKpiFactory.EventRatio> in(LocalDate week) {
        var entry = byWeek.floorEntry(week);
        return entry == null ? Map.of() : entry.getValue();
    }

    /** Names every input that the event is counted under. */
    public void count(Event event, Period week, Consumer<Input> counted) {
        var type = event.type();
        if (!byWeek.isEmpty()) {
            var data = event.members();
            in(week.start()).forEach((kpi, ratio) -> {
                if (ratio.above().matches(type, data)) {
                    counted.accept(CustomKpiFactory.above(kpi));
                }
                if (ratio.below().matches(type, data)) {
                    counted.accept(CustomKpiFactory.below(kpi));
                }
            });
        }
    }

    /** Whether the event is counted under any input. */
    public boolean counts(Event event, Period week) {
        var inputs = new HashSet<Input>();
        count(event, week, inputs::add);
        return !inputs.isEmpty();
    }

    /** What is asked of that member of data, by whatever KPI in whatever week. */
    public List<Condition> conditions(String member) {
        return byWeek.values().stream()
                .flatMap(week -> week.values().stream())
                .flatMap(ratio -> Stream.of(ratio.above(), ratio.below()))
                .flatMap(eventFilter -> Stream.ofNullable(eventFilter.where().get(member)))
                .distinct()
                .toList();
    }

    /** The kinds of event that the KPI is counted from, in whatever week. */
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

    /** The weeks in which the other definitions count otherwise than these do, in order. */
    public List<RecountSpan> changedBy(CustomKpiDefinitions after) {
        var mondays = new TreeSet<>(byWeek.keySet());
        mondays.addAll(after.byWeek.keySet());
        var stretches = new ArrayList<RecountSpan>();
        for (var from : mondays) {
            var next = mondays.higher(from);
            var now = after.in(from);
            var kpis = different(in(from), now);
            if (!kpis.isEmpty()) {
                var types = new TreeSet<EventType>();
                kpis.stream().map(now::get).filter(Objects::nonNull).forEach(ratio -> addTypes(ratio, types));
                stretches.add(new RecountSpan(from, next == null ? END : next, kpis, types));
            }
        }
        return List.copyOf(stretches);
    }

    private static Set<String> different(
            Map<String, CustomKpiFactory.EventRatio> before, Map<String, CustomKpiFactory.EventRatio> after) {
        var kpis = new TreeSet<>(before.keySet());
        kpis.addAll(after.keySet());
        kpis.removeIf(kpi -> Objects.equals(before.get(kpi), after.get(kpi)));
        return kpis;
    }

    /** These alone. */
    public CustomKpiDefinitions only(Set<String> kpis) {
        var some = new TreeMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>>();
        byWeek.forEach((week, all) -> {
            var kept = new LinkedHashMap<>(all);
            kept.keySet().retainAll(new HashSet<>(kpis));
            some.put(week, kept);
        });
        return new CustomKpiDefinitions(some);
    }
}
