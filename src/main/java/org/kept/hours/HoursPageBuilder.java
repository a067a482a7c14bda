package org.kept.hours;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.chart.HourFigure;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.EmptyState;
import org.kept.view.KpiViewRequest;
import org.kept.view.TimeSpan;

/** Builds the page about a KPI by the hour. */
final class HoursPageBuilder {

    /** The teams and channels to choose from. */
    record SliceChoices(List<String> teams, List<String> channels) {}

    private final KpiViewRequest request;
    private final Period current;
    private final SliceChoices sliceChoices;
    private final String zone;

    HoursPageBuilder(KpiViewRequest request, Period current, SliceChoices sliceChoices, String zone) {
        this.request = request;
        this.current = current;
        this.sliceChoices = sliceChoices;
        this.zone = zone;
    }

    /** The page without a chart, and the reason. */
    HoursPage emptyPage(EmptyState why) {
        return page(request.kpi().name(), null, List.of(), why, null, null);
    }

    HoursPage page(HourlyAnalysis analysis) {
        var tables = new HoursTableBuilder(analysis);
        var words = new HoursNarrative(request.kpi(), analysis.judgement()).sentence();
        var title = request.kpi().title(analysis.set());
        var figure =
                HourFigure.of(title + " by weekday and hour, " + period(), words, caption(analysis), tables.grid());
        return page(title, words, notices(analysis), null, figure, tables);
    }

    private HoursPage page(
            String name,
            @Nullable String headline,
            List<String> notices,
            @Nullable EmptyState empty,
            @Nullable HourFigure figure,
            @Nullable HoursTableBuilder tables) {
        var kpi = request.kpi();
        var slice = request.cut();
        var pageUrl = request.address();
        return new HoursPage(
                name,
                request.view().tabs(kpi, slice),
                period() + ", " + zone,
                request.scorecard(request.asked() == null ? null : request.to()),
                headline,
                notices,
                empty,
                weeks(),
                spans(),
                Choice.ofValues(pageUrl, "team", "All teams", sliceChoices.teams(), slice.team()),
                Choice.ofValues(pageUrl, "channel", "All channels", sliceChoices.channels(), slice.channel()),
                figure,
                tables == null ? List.of() : tables.rows(),
                tables == null ? List.of() : tables.cells(),
                request.downloads());
    }

    private String period() {
        return request.span() == TimeSpan.ONE_WEEK
                ? DateFormatter.period(request.to())
                : request.span().words() + " to "
                        + DateFormatter.day(request.to().lastDay());
    }

    private List<String> notices(HourlyAnalysis analysis) {
        var end = request.to();
        var notices = new ArrayList<String>();
        if (request.asked() == null && end.compareTo(current.plus(-1)) < 0) {
            notices.add("No data since the " + DateFormatter.period(end) + ", where the chart ends.");
        }
        if (analysis.newSettings()) {
            notices.add("The calculation changed within these weeks; each week uses the settings of its time.");
        }
        if (analysis.newTarget() && analysis.judgedTarget().isPresent()) {
            notices.add("The target changed within these weeks; all hours are judged by the latest.");
        }
        return List.copyOf(notices);
    }

    private String caption(HourlyAnalysis analysis) {
        var bars =
                "One bar an hour, as long as its value; the tables below have the numbers. An empty place has no data. A hollow"
                        + " bar has too few to judge and may be cut off. ";
        return analysis.judgedTarget()
                .map(target -> bars + "Dashes: " + HoursNarrative.promise(request.kpi(), target)
                        + ". Stronger grey: missed, possibly by chance. Coloured, with a diamond: the whole 95% interval is on the wrong side."
                        + " Of 168 hours that just meet a target, chance alone marks about four.")
                .orElse(
                        analysis.complete()
                                ? bars
                                        + "Dashes: all hours together. Strong grey, with a square: the 95% interval excludes that"
                                        + " value. Of 168 hours that are all alike, chance alone marks about eight."
                                : bars + "Dashes: all hours together.");
    }

    private List<Choice> weeks() {
        var end = request.to();
        var choices = new ArrayList<Choice>();
        choices.add(week("← ", end.plus(-1), "", "ArrowLeft"));
        choices.add(Choice.of(weekLabel(end), request.address().href(), true));
        if (end.compareTo(current) < 0) {
            choices.add(week("", end.plus(1), " →", "ArrowRight"));
        }
        return choices;
    }

    private Choice week(String before, Period week, String after, String key) {
        return new Choice(
                before + weekLabel(week) + after, request.upTo(week).address().href(), false, key);
    }

    private String weekLabel(Period week) {
        return week.equals(current) ? "This week (in progress)" : "Week to " + DateFormatter.dayOfMonth(week.lastDay());
    }

    private List<Choice> spans() {
        return request.view().spans(request.grain()).stream()
                .map(span -> new Choice(
                        span.words(), request.withSpan(span).address().href(), span == request.span(), span.key()))
                .toList();
    }
}
