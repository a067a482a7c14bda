package org.kept.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.KpiChart;
import org.kept.signal.Outlook;
import org.kept.stats.Limits;
import org.kept.stats.Mark;
import org.kept.stats.Signal;

/** A trend in JSON. */
public record SeriesView(
        String kpi,
        String unit,
        String grain,
        @Nullable String variant,
        List<Point> points,
        List<LimitsView> limits,
        @Nullable String variation,
        @Nullable String assurance,
        @Nullable NextView next,
        String chart,
        String rules) {

    /** What the period after the last complete one is likely to read; null where there are too few to tell. */
    public record NextView(
            String period,
            double expected,
            double low,
            double high,
            @Nullable Double chanceOfMissing,
            String method,
            Tried tried) {}

    /** How often the method was right about the KPI's own past: so many of so many forecasts. */
    public record Tried(int forecasts, int covered) {}

    /** One period; null stands for what does not exist, and {@code why} says why. */
    public record Point(
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
            @Nullable String mark) {}

    /** The process limits of one phase; where they differ by point, those of its newest point. */
    public record LimitsView(String from, String to, double center, double lower, double upper, boolean trial) {}

    static SeriesView of(Trend trend) {
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
                trend.points().stream().map(point -> point(chart, point)).toList(),
                trend.limits().stream().map(limits -> limits(chart, limits)).toList(),
                Optional.ofNullable(trend.variation()).map(Mark::code).orElse(null),
                Optional.ofNullable(trend.assurance())
                        .map(assurance -> assurance.code())
                        .orElse(null),
                trend.outlook().map(SeriesView::next).orElse(null),
                chart.kind().code(),
                chart.rules().version());
    }

    private static NextView next(Outlook outlook) {
        var forecast = outlook.forecast();
        return new NextView(
                outlook.period().code(),
                forecast.expected(),
                forecast.low(),
                forecast.high(),
                outlook.chanceOfMissing(),
                forecast.method(),
                new Tried(outlook.tried().forecasts(), outlook.tried().covered()));
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

    private static Point point(KpiChart chart, Trend.Point point) {
        var at = point.at();
        if (at == null) {
            return absent(point, false, "Nothing was counted for this KPI in this period.");
        }
        return at.read()
                .reading()
                .fold(
                        present -> present(chart, point, at, present),
                        absent -> absent(point, at.complete(), absent.why()));
    }

    private static Point absent(Trend.Point point, boolean complete, String why) {
        return new Point(
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
                null);
    }

    private static Point present(KpiChart chart, Trend.Point point, KpiChart.Point at, Reading.Present present) {
        var quotient = Optional.ofNullable(present.quotient());
        var interval = Optional.ofNullable(present.interval());
        var range = Optional.ofNullable(chart.limitsAt(point.index()))
                .map(limits -> KpiChart.rangeAt(limits, point.index()));
        return new Point(
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
                range.map(KpiChart.Range::lower).orElse(null),
                range.map(KpiChart.Range::upper).orElse(null),
                at.signal().signals().stream().map(Signal::code).toList(),
                Optional.ofNullable(chart.variationAt(point.index()))
                        .map(Mark::code)
                        .orElse(null));
    }

    /** Counts are whole and shown so; sums of seconds need not be. */
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
