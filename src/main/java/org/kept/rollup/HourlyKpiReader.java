package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeSet;
import org.kept.calendar.Period;
import org.kept.kpi.EventType;
import org.kept.kpi.Feed;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.stats.Better;

/** KPIs by the hour on the wall of the reporting zone, counted from events. */
@ApplicationScoped
public class HourlyKpiReader {

    private final HourTallyReader hours;
    private final KpiSettingsStore settings;

    HourlyKpiReader(HourTallyReader hours, KpiSettingsStore settings) {
        this.hours = hours;
        this.settings = settings;
    }

    /** Whether the KPI can be cut by the hour and judged: it is set so that it can, and one way is better than the other. */
    public boolean canBeJudged(Kpi kpi, Period week) {
        return kpi.better() != Better.NEITHER && whyNot(kpi, week, week).isEmpty();
    }

    /** Why the KPI, as it is set in those weeks, cannot be cut by the hour; empty where it can. */
    public Optional<String> whyNot(Kpi kpi, Period from, Period to) {
        var timeline = settings.timeline();
        return from.to(to).stream()
                .map(week -> timeline.in(kpi, week))
                .distinct()
                .flatMap(set -> whyNot(kpi, set).stream())
                .findFirst();
    }

    private static Optional<String> whyNot(Kpi kpi, FormulaSettings set) {
        return kpi.formula(set).inputs().stream()
                .flatMap(input -> EventType.feeding(input).stream())
                .flatMap(feed -> whyNot(feed.kind()).stream())
                .findFirst();
    }

    private static Optional<String> whyNot(Feed.FeedKind kind) {
        return switch (kind) {
            case EACH_ONCE, SOME, FIRST_ORDER, TOGETHER -> Optional.empty();
            case CUSTOMER_ONCE ->
                Optional.of("It counts each customer once in a period, whenever they ordered, so its hours would not"
                        + " add up to the week.");
            case FOLLOWED ->
                Optional.of("It follows the orders of a week for as long as they come back, so that it belongs to no"
                        + " hour. Its variant by flow can be cut by the hour.");
        };
    }

    /**
     * The KPI over the weeks from the first to the last, both included. Figures that somebody else computed have no hour
     * and are not in it.
     *
     * @throws IllegalArgumentException for a KPI that cannot be cut by the hour
     */
    public HourlyReadings read(Kpi kpi, Period from, Period to, Slice slice) {
        whyNot(kpi, from, to).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        var timeline = settings.timeline();
        var inputs = new TreeSet<Input>();
        for (var week : from.to(to)) {
            inputs.addAll(kpi.formula(timeline.in(kpi, week)).inputs());
        }
        var alike = new LinkedHashMap<FormulaSettings, HourSums>();
        hours.read(inputs, from, to, slice)
                .forEach((week, sums) -> alike.computeIfAbsent(timeline.in(kpi, week), key -> new HourSums())
                        .add(sums));
        return new HourlyReadings(
                kpi.formula(timeline.in(kpi, to)),
                alike.entrySet().stream()
                        .map(each -> new HourlyReadings.HourlyPart(kpi.formula(each.getKey()), each.getValue()))
                        .toList());
    }
}
