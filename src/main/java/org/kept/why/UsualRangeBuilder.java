package org.kept.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.chart.TrendFigure;
import org.kept.chart.TrendSeries;
import org.kept.mission.MissionHistory;
import org.kept.mission.Target;
import org.kept.signal.KpiChart;
import org.kept.signal.SignalRuns;
import org.kept.stats.Limits;
import org.kept.ui.NumberFormatter;
import org.kept.ui.StatusLabels;
import org.kept.view.ChartWindow;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiViewRequest;
import org.kept.view.ProcessNarrative;

/** Describes and draws the usual range of a KPI, and whether the week is within it. */
final class UsualRangeBuilder {

    static final int CHART_WEEKS = 26;
    private static final int MIN_WEEKS = 8;
    private static final String GRAIN_NAME = "week";

    private final ScoreExplanation scoreExplanation;
    private final KpiViewRequest request;
    private final MissionHistory history;

    UsualRangeBuilder(ScoreExplanation scoreExplanation, KpiViewRequest request, MissionHistory history) {
        this.scoreExplanation = scoreExplanation;
        this.request = request;
        this.history = history;
    }

    WhyPage.UsualRange page() {
        return new WhyPage.UsualRange(sentences(), figure());
    }

    /** The usual range, whether the week is within it, and what that means. */
    List<String> sentences() {
        var at = scoreExplanation.limitsIndex();
        var limits = at < 0 ? null : scoreExplanation.chart().limitsAt(at);
        if (limits == null) {
            return List.of("Too few weeks for a usual range: " + MIN_WEEKS + " needed.");
        }
        var sentences = new ArrayList<String>();
        sentences.add(range(limits, at));
        if (scoreExplanation.isScored()
                && scoreExplanation.complete()
                && scoreExplanation.reading().isPresent()) {
            sentences.addAll(signal());
            assurance(at).ifPresent(sentences::add);
        }
        return List.copyOf(sentences);
    }

    private String range(Limits limits, int at) {
        var range = KpiChart.rangeAt(limits, at);
        var words = "Usual range: " + scoreExplanation.chart().rangeInWords(range, compared()) + "." + position(range);
        return limits.trial()
                ? words + " Trial range: based on only " + NumberFormatter.of(limits.points(), GRAIN_NAME, "weeks")
                        + "."
                : words;
    }

    /** The numbers beside the range: the value and the bounds of the target. */
    private List<Double> compared() {
        var compared =
                new ArrayList<>(scoreExplanation.target().map(Target::bounds).orElse(List.of()));
        scoreExplanation.reading().value().ifPresent(compared::add);
        return compared;
    }

    private String position(KpiChart.ProcessRange range) {
        if (!scoreExplanation.complete()) {
            return " This week is in progress and not compared yet.";
        }
        if (scoreExplanation.reading().value().isEmpty()) {
            return "";
        }
        var value = scoreExplanation.reading().value().getAsDouble();
        return value < range.lower()
                ? " This week is below it."
                : value > range.upper() ? " This week is above it." : " This week is within it.";
    }

    private List<String> signal() {
        var index = scoreExplanation.index();
        var variationType = scoreExplanation.chart().variationAt(index);
        if (variationType == null) {
            return List.of();
        }
        var signals = scoreExplanation.chart().points().get(index).signal().signals();
        var sentences = new ArrayList<>(List.of(ProcessNarrative.signal(variationType, signals, GRAIN_NAME)));
        SignalRuns.of(scoreExplanation.chart(), index, index).stream()
                .map(each -> StatusLabels.rule(each.signal().code()) + ": " + lowerFirst(each.words()) + ".")
                .forEach(sentences::add);
        return sentences;
    }

    private static String lowerFirst(String words) {
        return words.startsWith("It ") ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
    }

    private Optional<String> assurance(int at) {
        return scoreExplanation.target().map(target -> {
            var assurance = scoreExplanation.chart().assuranceAt(at, target.low(), target.high());
            return assurance == null
                    ? scoreExplanation.kpi().note()
                    : ProcessNarrative.promise(
                            assurance,
                            String.valueOf(KpiFormatter.target(scoreExplanation.kpi(), target)),
                            GRAIN_NAME,
                            ProcessNarrative.isSignal(scoreExplanation.chart().variationAt(at)));
        });
    }

    private @Nullable TrendFigure figure() {
        var last = scoreExplanation.index();
        if (last < 0 || scoreExplanation.chart().points().stream().allMatch(each -> each.value() == null)) {
            return null;
        }
        var first = Math.max(0, last + 1 - CHART_WEEKS);
        var points = scoreExplanation.chart().points().subList(first, last + 1);
        if (points.stream().allMatch(each -> each.value() == null)) {
            return null;
        }
        var series = new TrendSeries(
                scoreExplanation.kpi().display(),
                points.stream().map(this::point).toList(),
                new ChartWindow(scoreExplanation.chart(), first, points.size()).limits(),
                ChartWindow.targets(targets(points)),
                List.of(),
                null,
                excluded(points));
        var title = scoreExplanation.title() + ", " + NumberFormatter.of(points.size(), GRAIN_NAME, "weeks");
        return TrendFigure.low(title, "Shaded: usual range. Dashed: target." + hatched(series), series);
    }

    private static String hatched(TrendSeries series) {
        return series.excluded().isEmpty() ? "" : " Hatched: time is excluded from the point.";
    }

    private List<TrendSeries.TrendSeriesExclusion> excluded(List<KpiChart.KpiChartPoint> points) {
        var excluded = new ArrayList<TrendSeries.TrendSeriesExclusion>();
        for (var i = 0; i < points.size(); i++) {
            var words = ExcludedNotice.brief(
                    scoreExplanation.kpi(), points.get(i).read().excluded());
            if (words != null) {
                excluded.add(new TrendSeries.TrendSeriesExclusion(i, words));
            }
        }
        return List.copyOf(excluded);
    }

    /** A KPI that is not scored is drawn without signal colours. */
    private TrendSeries.TrendSeriesPoint point(KpiChart.KpiChartPoint at) {
        var point = ChartWindow.point(at.period(), at, request.events(at.period()));
        return scoreExplanation.isScored()
                ? point
                : new TrendSeries.TrendSeriesPoint(
                        point.period(),
                        point.value(),
                        point.low(),
                        point.high(),
                        point.why(),
                        "common-cause",
                        List.of(),
                        point.running(),
                        point.href());
    }

    private List<@Nullable Target> targets(List<KpiChart.KpiChartPoint> points) {
        var targets = new ArrayList<@Nullable Target>();
        for (var point : points) {
            targets.add(scoreExplanation.isScored() ? target(point.period()) : null);
        }
        return targets;
    }

    private @Nullable Target target(Period week) {
        return history.targetFor(scoreExplanation.kpi().code(), week).orElse(null);
    }
}
