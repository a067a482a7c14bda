package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeSet;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.exclusion.ExcludedReading;
import org.kept.exclusion.ExcludedTime;
import org.kept.exclusion.Exclusions;
import org.kept.kpi.EventType;
import org.kept.kpi.Feed;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.stats.Better;

/** Reads KPIs by local hour of the reporting zone, counted from events. */
@ApplicationScoped
public class HourlyKpiReader {

    private final HourTallyReader hours;
    private final KpiSettingsStore settings;
    private final Exclusions exclusions;
    private final ReportingZone zone;

    HourlyKpiReader(HourTallyReader hours, KpiSettingsStore settings, Exclusions exclusions, ReportingZone zone) {
        this.hours = hours;
        this.settings = settings;
        this.exclusions = exclusions;
        this.zone = zone;
    }

    /** What exclusions did to all hours of those weeks together; empty if none touches them. */
    public Optional<ExcludedReading> excluded(Kpi kpi, Period from, Period to, Slice slice) {
        var excluded = excludedTime(kpi, from, to, slice);
        return excluded.isEmpty()
                ? Optional.empty()
                : Optional.of(excluded.reading(
                        read(kpi, from, to, slice, ExcludedTime.none(zone)).all(), excluded.exclusions(), null));
    }

    private ExcludedTime excludedTime(Kpi kpi, Period from, Period to, Slice slice) {
        return ExcludedTime.of(exclusions.inEffect(), zone, kpi.code(), slice.team())
                .within(from, to);
    }

    /** Whether the KPI can be split by hour and judged: its settings allow it, and it has a better direction. */
    public boolean canBeJudged(Kpi kpi, Period week) {
        return kpi.better() != Better.NEITHER
                && unsupportedReason(kpi, week, week).isEmpty();
    }

    /** The reason why the KPI, as set in those weeks, cannot be split by hour; empty if it can. */
    public Optional<String> unsupportedReason(Kpi kpi, Period from, Period to) {
        var timeline = settings.timeline();
        return from.to(to).stream()
                .map(week -> timeline.in(kpi, week))
                .distinct()
                .flatMap(formulaSettings -> unsupportedReason(kpi, formulaSettings).stream())
                .findFirst();
    }

    private static Optional<String> unsupportedReason(Kpi kpi, FormulaSettings formulaSettings) {
        var inputs = kpi.formula(formulaSettings).inputs();
        if (inputs.isEmpty()) {
            return Optional.of("Its values are ready-made figures, and those have no hour.");
        }
        if (inputs.stream().anyMatch(input -> input.isCustom() && input.isDistinct())) {
            return unsupportedReason(Feed.FeedKind.CUSTOMER_ONCE);
        }
        return inputs.stream()
                .flatMap(input -> EventType.feedsOf(input).stream())
                .flatMap(feed -> unsupportedReason(feed.kind()).stream())
                .findFirst();
    }

    private static Optional<String> unsupportedReason(Feed.FeedKind kind) {
        return switch (kind) {
            case EACH_ONCE, SOME, FIRST_ORDER, TOGETHER -> Optional.empty();
            case CUSTOMER_ONCE ->
                Optional.of("It counts each customer once in a period, so its hours would not add up to the week.");
            case FOLLOWED ->
                Optional.of("It follows the orders of a week until they come back, so it belongs to no hour. Its"
                        + " variant by flow can be shown by the hour.");
        };
    }

    /**
     * The KPI over the weeks from the first to the last, both inclusive. Ready-made figures have no hour and are left
     * out, and so is excluded time.
     *
     * @throws IllegalArgumentException if the KPI cannot be split by hour
     */
    public HourlyReadings read(Kpi kpi, Period from, Period to, Slice slice) {
        return read(kpi, from, to, slice, excludedTime(kpi, from, to, slice));
    }

    private HourlyReadings read(Kpi kpi, Period from, Period to, Slice slice, ExcludedTime excluded) {
        unsupportedReason(kpi, from, to).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        var timeline = settings.timeline();
        var inputs = new TreeSet<Input>();
        for (var week : from.to(to)) {
            inputs.addAll(kpi.formula(timeline.in(kpi, week)).inputs());
        }
        var bySettings = new LinkedHashMap<FormulaSettings, HourSums>();
        hours.read(inputs, from, to, slice, excluded).forEach((week, sums) -> bySettings
                .computeIfAbsent(timeline.in(kpi, week), key -> new HourSums())
                .add(sums));
        return new HourlyReadings(
                kpi.formula(timeline.in(kpi, to)),
                bySettings.entrySet().stream()
                        .map(each -> new HourlyReadings.HourlyPart(kpi.formula(each.getKey()), each.getValue()))
                        .toList());
    }
}
