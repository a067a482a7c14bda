package org.kept.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.mission.MissionHistory;
import org.kept.mission.Target;
import org.kept.signal.DrawnChart;
import org.kept.signal.KpiChart;
import org.kept.signal.ProcessWords;
import org.kept.signal.Shown;
import org.kept.signal.Standouts;
import org.kept.stats.Limits;
import org.kept.ui.Marks;
import org.kept.ui.Numbers;
import org.kept.ui.TrendFigure;
import org.kept.ui.TrendSeries;
import org.kept.view.KpiViewRequest;

/** Words and draws what a KPI ordinarily reads, and what the week says beside that. */
final class OrdinaryWords {

    private static final int WEEKS = 26;
    private static final int FEWEST = 8;
    private static final String ONE = "week";

    private final Why why;
    private final KpiViewRequest request;
    private final MissionHistory history;

    OrdinaryWords(Why why, KpiViewRequest request, MissionHistory history) {
        this.why = why;
        this.request = request;
        this.history = history;
    }

    WhyPage.Ordinary page() {
        return new WhyPage.Ordinary(sentences(), figure());
    }

    /** The range the process ordinarily produces, where the week lies in it, and what that means. */
    List<String> sentences() {
        var at = why.judgedIndex();
        var limits = at < 0 ? null : why.chart().limitsAt(at);
        if (limits == null) {
            return List.of("There are too few weeks to say what is ordinary: limits need " + FEWEST + ".");
        }
        var sentences = new ArrayList<String>();
        sentences.add(range(limits, at));
        if (why.isScored() && why.complete() && why.reading().isPresent()) {
            sentences.addAll(signal());
            promise(at).ifPresent(sentences::add);
        }
        return List.copyOf(sentences);
    }

    private String range(Limits limits, int at) {
        var range = KpiChart.rangeAt(limits, at);
        var words = "Ordinarily a week reads " + why.chart().words(range) + standing(range);
        return limits.trial()
                ? words + " With " + Numbers.of(limits.points(), ONE, "weeks") + " behind it this range is a trial."
                : words;
    }

    private String standing(KpiChart.Range range) {
        if (!why.complete()) {
            return "; this week is still running and is compared with nothing yet.";
        }
        if (why.reading().value().isEmpty()) {
            return ".";
        }
        var value = why.reading().value().getAsDouble();
        return value < range.lower()
                ? "; this week lies below that."
                : value > range.upper() ? "; this week lies above that." : "; this week is within it.";
    }

    private List<String> signal() {
        var index = why.index();
        var mark = why.chart().variationAt(index);
        if (mark == null) {
            return List.of();
        }
        var signals = why.chart().points().get(index).signal().signals();
        var sentences = new ArrayList<>(List.of(ProcessWords.signal(mark, signals, ONE)));
        Standouts.of(why.chart(), index, index).stream()
                .map(each -> Marks.rule(each.signal().code()) + ": " + lower(each.words()) + ".")
                .forEach(sentences::add);
        return sentences;
    }

    private static String lower(String words) {
        return words.startsWith("It ") ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
    }

    private Optional<String> promise(int at) {
        return why.target().map(target -> {
            var assurance = why.chart().assuranceAt(at, target.low(), target.high());
            return assurance == null
                    ? why.kpi().note()
                    : ProcessWords.promise(
                            assurance,
                            String.valueOf(Shown.target(why.kpi(), target)),
                            ONE,
                            ProcessWords.isSignal(why.chart().variationAt(at)));
        });
    }

    private @Nullable TrendFigure figure() {
        var last = why.index();
        if (last < 0 || why.chart().points().stream().allMatch(each -> each.value() == null)) {
            return null;
        }
        var first = Math.max(0, last + 1 - WEEKS);
        var points = why.chart().points().subList(first, last + 1);
        if (points.stream().allMatch(each -> each.value() == null)) {
            return null;
        }
        var series = new TrendSeries(
                why.kpi().unit().code(),
                points.stream().map(this::point).toList(),
                new DrawnChart(why.chart(), first, points.size()).limits(),
                DrawnChart.targets(targets(points)),
                List.of());
        var title = why.title() + ", " + Numbers.of(points.size(), ONE, "weeks");
        return TrendFigure.low(title, "Shaded: the range the process ordinarily produces. Dashes: the target.", series);
    }

    /** A number that nobody is scored on has no colour. */
    private TrendSeries.Point point(KpiChart.Point at) {
        var point = DrawnChart.point(at.period(), at, request.events(at.period()));
        return why.isScored()
                ? point
                : new TrendSeries.Point(
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

    private List<@Nullable Target> targets(List<KpiChart.Point> points) {
        var targets = new ArrayList<@Nullable Target>();
        for (var point : points) {
            targets.add(why.isScored() ? target(point.period()) : null);
        }
        return targets;
    }

    private @Nullable Target target(Period week) {
        return history.targetFor(why.kpi().code(), week).orElse(null);
    }
}
