package org.kept.trend;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.chart.TrendFigure;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.rollup.Slice;
import org.kept.signal.KpiChart;
import org.kept.ui.Choice;
import org.kept.ui.ComparedFigures;
import org.kept.ui.DateFormatter;
import org.kept.ui.EmptyState;
import org.kept.ui.NumberFormatter;
import org.kept.ui.StatusLabels;
import org.kept.view.CalculationDetails;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiViewRequest;
import org.kept.view.LimitsNarrative;

/** Builds the page about a KPI over time. */
final class TrendPageBuilder {

    private static final String FORECAST_CAPTION = " The bar at the end is the forecast for the period in progress.";

    private final TrendData data;
    private final KpiViewRequest request;
    private final FormulaSettings settings;
    private final String zone;
    private final @Nullable LocalDate eventsFrom;

    /**
     * Builds a page with the settings of its week.
     *
     * @param eventsFrom the first day of the events that are still stored; null if none were dropped
     */
    TrendPageBuilder(TrendData data, FormulaSettings settings, String zone, @Nullable LocalDate eventsFrom) {
        this.eventsFrom = eventsFrom;
        this.data = data;
        this.request = data.request();
        this.settings = settings;
        this.zone = zone;
    }

    TrendPage page(
            List<String> teams,
            List<String> channels,
            DataScope dataScope,
            Function<List<TrendPage.MeasureReason>, TrendPage.@Nullable NoteFormsSection> forms) {
        var kpiReasons = new KpiReasons(data.missions(), request.kpi(), data.week(), dataScope);
        var reasons = kpiReasons.reasons();
        var pageUrl = request.address();
        return new TrendPage(
                request.kpi().title(settings),
                request.view().tabs(request.kpi(), request.cut()),
                request.scorecard(request.asked() == null ? null : data.week()),
                reasons.stream()
                        .map(each -> new TrendPage.TrendClause(each.code(), each.quote()))
                        .findFirst()
                        .orElse(null),
                data.trend().flatMap(this::latestValue).orElse(null),
                data.drawable().map(TrendHeadline::of).orElse(null),
                notice(),
                empty(),
                spans(),
                grains(),
                Choice.ofValues(
                        pageUrl, "team", "All teams", teams, request.cut().team()),
                Choice.ofValues(
                        pageUrl,
                        "channel",
                        "All channels",
                        channels,
                        request.cut().channel()),
                data.drawable().map(this::figure).orElse(null),
                data.drawable().map(TrendPageBuilder::firedRules).orElse(List.of()),
                data.drawable()
                        .map(trend -> new ForecastNarrative(trend).page())
                        .orElse(null),
                data.happenings().stream()
                        .map(note -> note.visibleTo(dataScope))
                        .toList(),
                reasons,
                kpiReasons.notScoredReason(),
                kpiReasons.targets(),
                calculation(),
                data.trend()
                        .flatMap(Trend::last)
                        .flatMap(point -> Optional.ofNullable(point.at()))
                        .flatMap(at -> kpiReasons.liability(at.read().withExcluded()))
                        .orElse(null),
                data.trend().flatMap(TrendPageBuilder::limits).orElse(null),
                request.kpi().note(),
                request.kpi().code().startsWith(CustomKpiFactory.GUARANTEE)
                        ? null
                        : "/kpis/" + request.kpi().code() + "/settings",
                forms.apply(reasons),
                data.trend()
                        .flatMap(Trend::last)
                        .flatMap(point -> Optional.ofNullable(point.at()))
                        .flatMap(at -> Optional.ofNullable(
                                ExcludedNotice.of(request.kpi(), at.read().excluded(), dataScope)))
                        .orElse(null),
                ExcludedNotice.lines(excluded(), code -> request.kpi().name(), dataScope),
                request.downloads());
    }

    private List<ExcludedReading> excluded() {
        return data.trend().stream()
                .flatMap(trend -> trend.points().stream())
                .flatMap(point -> Optional.ofNullable(point.at()).stream())
                .flatMap(at -> Optional.ofNullable(at.read().excluded()).stream())
                .toList();
    }

    private Optional<TrendPage.LatestValue> latestValue(Trend trend) {
        return trend.last().map(point -> {
            var value = point.value() == null ? 0 : point.value();
            var variationType = trend.variation();
            return new TrendPage.LatestValue(
                    compared(trend, point, value).value(value),
                    variationType == null ? null : variationType.code(),
                    DateFormatter.period(point.period()) + ", " + zone + request.sliceSuffix(),
                    DateFormatter.heading(point.period()),
                    request.events(point.period()));
        });
    }

    /** Formats the latest value beside its target and the limits of its usual range. */
    private ComparedFigures compared(Trend trend, Trend.TrendPoint point, double value) {
        var limits = trend.chart().limitsAt(point.index());
        return ComparedFigures.of(
                request.kpi().display(),
                List.of(value),
                Optional.ofNullable(point.target()).map(Target::bounds).orElse(List.of()),
                limits == null ? List.of() : trend.chart().possible(KpiChart.rangeAt(limits, point.index())));
    }

    private @Nullable String notice() {
        return data.looksBack() && data.drawable().isPresent()
                ? "No recent data. This page ends with the last data, in the " + DateFormatter.period(request.to())
                        + "."
                : null;
    }

    private @Nullable EmptyState empty() {
        if (data.drawable().isPresent()) {
            return null;
        }
        if (data.extent().isEmpty()) {
            return new EmptyState(
                    "No data for this KPI yet",
                    "It needs " + settingsWords() + ". Send those events, or send a ready-made figure.",
                    "/data",
                    "Send events");
        }
        return request.cut().equals(Slice.ALL)
                ? new EmptyState(
                        "No data in this period",
                        "There is data before or after it.",
                        request.address()
                                .with("to", null)
                                .with("span", "all")
                                .with("grain", null)
                                .href(),
                        "Show all data")
                : new EmptyState(
                        "No data for this team or channel",
                        "Other teams or channels have data in this period.",
                        request.address()
                                .with("team", null)
                                .with("channel", null)
                                .href(),
                        "Show whole company");
    }

    private String settingsWords() {
        return request.kpi().words(settings);
    }

    private List<Choice> spans() {
        return request.view().spans(request.grain()).stream()
                .map(span -> new Choice(
                        span.words(), request.withSpan(span).address().href(), span == request.span(), span.key()))
                .toList();
    }

    private List<Choice> grains() {
        return List.of(
                grain(Grain.DAY, "Days", "d"), grain(Grain.WEEK, "Weeks", "w"), grain(Grain.MONTH, "Months", "m"));
    }

    private Choice grain(Grain grain, String name, String key) {
        return new Choice(name, request.withGrain(grain).address().href(), grain == request.grain(), key);
    }

    private TrendFigure figure(Trend trend) {
        var grainName = request.grain().code();
        var title = request.kpi().title(settings) + ", "
                + NumberFormatter.of(trend.points().size(), grainName, grainName + "s");
        var hatched = excluded().isEmpty() ? "" : " Hatched: time is excluded from the point.";
        var caption = "One point per " + grainName + ". Shaded: usual range, recalculated only where someone reset the"
                + " limits. " + eventsCaption(trend)
                + " Limits and signals are as known at the end of the last point." + hatched;
        var series = new TrendSeriesBuilder(trend, request, data.happenings()).series();
        return TrendFigure.of(title, series.next() == null ? caption : caption + FORECAST_CAPTION, series);
    }

    private String eventsCaption(Trend trend) {
        if (eventsFrom == null || !trend.points().get(0).period().start().isBefore(eventsFrom)) {
            return "Each point links to its events.";
        }
        if (!trend.points().get(trend.points().size() - 1).period().end().isAfter(eventsFrom)) {
            return "The events of these points were deleted; their numbers stay.";
        }
        return "Points from " + DateFormatter.day(eventsFrom)
                + " link to their events; older events were deleted, and their numbers stay.";
    }

    private static List<TrendPage.FiredRule> firedRules(Trend trend) {
        return trend.signalRuns().stream()
                .map(each -> new TrendPage.FiredRule(
                        each.from().equals(each.to())
                                ? DateFormatter.heading(each.from())
                                : DateFormatter.range(
                                        each.from().start(), each.to().lastDay()),
                        each.mark().code(),
                        StatusLabels.rule(each.signal().code()),
                        each.words()))
                .toList();
    }

    private static Optional<LimitsNarrative> limits(Trend trend) {
        return trend.last().flatMap(point -> LimitsNarrative.at(trend.chart(), point.index()));
    }

    private CalculationDetails calculation() {
        var last = data.trend().flatMap(Trend::last);
        var figures = last.map(Trend.TrendPoint::beside).orElse(Map.of());
        var reading =
                last.map(Trend.TrendPoint::at).map(at -> at.read().reading()).orElse(Reading.noData());
        return reading.fold(
                present -> CalculationDetails.of(
                        request.kpi(),
                        settings,
                        present,
                        figures,
                        last.map(Trend.TrendPoint::target).orElse(null)),
                absent -> CalculationDetails.of(request.kpi(), settings));
    }
}
