package org.kept.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.KpiChart;
import org.kept.signal.NextPeriodForecast;
import org.kept.stats.Limits;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;
import org.kept.view.ExcludedView;

/** A trend in JSON. */
public record SeriesView(
        String kpi,
        String unit,
        String grain,
        @Nullable String variant,
        List<SeriesPoint> points,
        List<LimitsView> limits,
        @Nullable String variation,
        @Nullable String assurance,
        @Nullable ForecastView next,
        String chart,
        String rules) {

    /** The forecast for the period after the last complete one; null if there are too few points. */
    @Schema(name = "NextView")
    public record ForecastView(
            String period,
            double expected,
            double low,
            double high,
            @Nullable Double chanceOfMissing,
            String method,
            BacktestView tried) {}

    /** The backtest on the KPI's own history: {@code covered} of {@code forecasts} were right. */
    @Schema(name = "Tried")
    public record BacktestView(int forecasts, int covered) {}

    /**
     * One period. Members without a value are null; {@code why} gives the reason for a missing {@code value}.
     * {@code excluded} is present if exclusions touch the period; all other members leave out that time.
     */
    @Schema(name = "Point")
    public record SeriesPoint(
            String period,
            LocalDate start,
            boolean complete,
            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why,

            @Nullable Number numerator,
            @Nullable Number denominator,
            @Nullable Double low,
            @Nullable Double high,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String interval,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> beside,
            @Nullable Double target,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Double> targetBetween,

            @Nullable Double lower,
            @Nullable Double upper,
            List<String> signals,
            @Nullable String mark,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ExcludedView excluded) {}

    /** The process limits of a phase; where they differ by point, those of its newest point. */
    public record LimitsView(String from, String to, double center, double lower, double upper, boolean trial) {}

    static SeriesView of(Trend trend, DataScope dataScope) {
        var chart = trend.chart();
        return new SeriesView(
                chart.kpi().code(),
                chart.kpi().unit().code(),
                trend.grain().code(),
                trend.last()
                        .map(point -> point.at() == null
                                ? null
                                : point.at().settings().variant())
                        .orElse(null),
                trend.points().stream()
                        .map(point -> point(chart, point, dataScope))
                        .toList(),
                trend.limits().stream().map(limits -> limits(chart, limits)).toList(),
                Optional.ofNullable(trend.variation()).map(VariationType::code).orElse(null),
                Optional.ofNullable(trend.assurance())
                        .map(assurance -> assurance.code())
                        .orElse(null),
                trend.outlook().map(SeriesView::next).orElse(null),
                chart.kind().code(),
                chart.rules().version());
    }

    private static ForecastView next(NextPeriodForecast nextPeriodForecast) {
        var forecast = nextPeriodForecast.forecast();
        return new ForecastView(
                nextPeriodForecast.period().code(),
                forecast.expected(),
                forecast.low(),
                forecast.high(),
                nextPeriodForecast.chanceOfMissing(),
                forecast.method(),
                new BacktestView(
                        nextPeriodForecast.tried().forecasts(),
                        nextPeriodForecast.tried().covered()));
    }

    private static LimitsView limits(KpiChart chart, Limits limits) {
        return new LimitsView(
                chart.points().get(limits.from()).period().code(),
                chart.points().get(limits.to()).period().code(),
                limits.center(),
                limits.lower(),
                limits.upper(),
                limits.trial());
    }

    private static SeriesPoint point(KpiChart chart, Trend.TrendPoint point, DataScope dataScope) {
        var at = point.at();
        if (at == null) {
            return absent(point, false, "No data for this KPI in this period.", null);
        }
        var excluded = ExcludedView.of(at.read().excluded(), dataScope);
        return at.read()
                .reading()
                .fold(
                        present -> present(chart, point, at, present, excluded),
                        absent -> absent(point, at.complete(), absent.why(), excluded));
    }

    private static SeriesPoint absent(
            Trend.TrendPoint point, boolean complete, String why, @Nullable ExcludedView excluded) {
        return new SeriesPoint(
                point.period().code(),
                point.period().start(),
                complete,
                null,
                why,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                single(point.target()),
                between(point.target()),
                null,
                null,
                List.of(),
                null,
                excluded);
    }

    private static SeriesPoint present(
            KpiChart chart,
            Trend.TrendPoint point,
            KpiChart.KpiChartPoint at,
            Reading.Present present,
            @Nullable ExcludedView excluded) {
        var quotient = Optional.ofNullable(present.quotient());
        var interval = Optional.ofNullable(present.interval());
        var range = Optional.ofNullable(chart.limitsAt(point.index()))
                .map(limits -> KpiChart.rangeAt(limits, point.index()));
        return new SeriesPoint(
                point.period().code(),
                point.period().start(),
                at.complete(),
                present.amount(),
                null,
                quotient.map(q -> number(q.numerator())).orElse(null),
                quotient.map(q -> number(q.denominator())).orElse(null),
                interval.map(each -> each.low()).orElse(null),
                interval.map(each -> each.high()).orElse(null),
                interval.map(each -> each.method()).orElse(null),
                point.beside(),
                single(point.target()),
                between(point.target()),
                range.map(KpiChart.ProcessRange::lower).orElse(null),
                range.map(KpiChart.ProcessRange::upper).orElse(null),
                at.signal().signals().stream().map(Signal::code).toList(),
                Optional.ofNullable(chart.variationAt(point.index()))
                        .map(VariationType::code)
                        .orElse(null),
                excluded);
    }

    /** Whole numbers as integers: counts are whole, sums of seconds need not be. */
    private static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    private static @Nullable Double single(@Nullable Target target) {
        return target == null || target.bounds().size() != 1
                ? null
                : target.bounds().get(0);
    }

    private static @Nullable List<Double> between(@Nullable Target target) {
        return target == null || target.bounds().size() != 2 ? null : target.bounds();
    }
}
