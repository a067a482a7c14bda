package org.kept.trend;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.kpi.Reading;
import org.kept.kpi.Settings;
import org.kept.rollup.Cut;
import org.kept.signal.LimitsWords;
import org.kept.signal.Working;
import org.kept.ui.Choice;
import org.kept.ui.Dates;
import org.kept.ui.EmptyState;
import org.kept.ui.Marks;
import org.kept.ui.Numbers;
import org.kept.ui.TrendFigure;
import org.kept.view.KpiViewRequest;

/** Words what a trend page shows. */
final class Answer {

    private static final String AHEAD = " The bar at the end: where the running period is likely to end.";

    private final TrendData data;
    private final KpiViewRequest request;
    private final Settings settings;
    private final String zone;
    private final @Nullable LocalDate eventsFrom;

    /**
     * An answer under the settings of the week it is about.
     *
     * @param eventsFrom the day on which the events that are still kept begin; null where none was dropped
     */
    Answer(TrendData data, Settings settings, String zone, @Nullable LocalDate eventsFrom) {
        this.eventsFrom = eventsFrom;
        this.data = data;
        this.request = data.request();
        this.settings = settings;
        this.zone = zone;
    }

    TrendPage page(
            List<String> teams,
            List<String> channels,
            Function<List<TrendPage.Reason>, TrendPage.@Nullable Forms> forms) {
        var whys = new Whys(data.missions(), request.kpi(), data.week());
        var reasons = whys.reasons();
        var address = request.address();
        return new TrendPage(
                request.kpi().title(settings),
                request.view().tabs(request.kpi(), request.cut()),
                request.scorecard(request.asked() == null ? null : data.week()),
                reasons.stream()
                        .map(each -> new TrendPage.Clause(each.code(), each.quote()))
                        .findFirst()
                        .orElse(null),
                data.trend().flatMap(this::now).orElse(null),
                data.drawable().map(Headline::of).orElse(null),
                notice(),
                empty(),
                spans(),
                grains(),
                Choice.among(address, "team", "All teams", teams, request.cut().team()),
                Choice.among(
                        address,
                        "channel",
                        "All channels",
                        channels,
                        request.cut().channel()),
                data.drawable().map(this::figure).orElse(null),
                data.drawable().map(Answer::fired).orElse(List.of()),
                data.drawable().map(trend -> new Lookahead(trend).page()).orElse(null),
                data.happenings(),
                reasons,
                whys.aside(),
                whys.targets(),
                working(),
                data.trend()
                        .flatMap(Trend::last)
                        .flatMap(point -> Optional.ofNullable(point.at()))
                        .flatMap(at -> whys.owed(at.read().reading()))
                        .orElse(null),
                data.trend().flatMap(Answer::limits).orElse(null),
                request.kpi().note(),
                forms.apply(reasons));
    }

    private Optional<TrendPage.Now> now(Trend trend) {
        return trend.last().map(point -> {
            var value = point.value() == null ? 0 : point.value();
            var mark = trend.variation();
            return new TrendPage.Now(
                    Numbers.value(request.kpi().unit().code(), value),
                    mark == null ? null : mark.code(),
                    Dates.period(point.period()) + ", " + zone,
                    Dates.heading(point.period()),
                    request.events(point.period()));
        });
    }

    private @Nullable String notice() {
        return data.looksBack() && data.drawable().isPresent()
                ? "Nothing has arrived for a while; the page ends with the last data there is, in the "
                        + Dates.period(request.to()) + "."
                : null;
    }

    private @Nullable EmptyState empty() {
        if (data.drawable().isPresent()) {
            return null;
        }
        if (data.extent().isEmpty()) {
            return new EmptyState(
                    "Nothing has been counted for this yet",
                    "It is made of " + settingsWords()
                            + ". Send events of that kind, or figures somebody else computed.",
                    "/data",
                    "Send events");
        }
        return request.cut().equals(Cut.ALL)
                ? new EmptyState(
                        "Nothing was counted in this span",
                        "There is data outside it.",
                        request.address()
                                .with("to", null)
                                .with("span", "all")
                                .with("grain", null)
                                .href(),
                        "Show all of it")
                : new EmptyState(
                        "Nothing was counted in this part of the company",
                        "Other teams or channels have data for it in this span.",
                        request.address()
                                .with("team", null)
                                .with("channel", null)
                                .href(),
                        "Show the whole company");
    }

    private String settingsWords() {
        return request.kpi().words(settings);
    }

    private List<Choice> spans() {
        return request.view().spans(request.grain()).stream()
                .map(span -> new Choice(
                        span.words(), request.over(span).address().href(), span == request.span(), span.key()))
                .toList();
    }

    private List<Choice> grains() {
        return List.of(
                grain(Grain.DAY, "Days", "d"), grain(Grain.WEEK, "Weeks", "w"), grain(Grain.MONTH, "Months", "m"));
    }

    private Choice grain(Grain grain, String name, String key) {
        return new Choice(name, request.in(grain).address().href(), grain == request.grain(), key);
    }

    private TrendFigure figure(Trend trend) {
        var one = request.grain().code();
        var title =
                request.kpi().title(settings) + ", " + Numbers.of(trend.points().size(), one, one + "s");
        var caption = "One point a " + one + ". Shaded: the range the process ordinarily produces; it begins anew only"
                + " where somebody says that the process was changed. " + behind(trend)
                + " Limits and signals are as known at the end of the last point.";
        var series = new Drawn(trend, request, data.happenings()).series();
        return TrendFigure.of(title, series.next() == null ? caption : caption + AHEAD, series);
    }

    private String behind(Trend trend) {
        if (eventsFrom == null || !trend.points().get(0).period().start().isBefore(eventsFrom)) {
            return "Each point leads to the events behind it.";
        }
        if (!trend.points().get(trend.points().size() - 1).period().end().isAfter(eventsFrom)) {
            return "The events behind these points were dropped; their numbers stay.";
        }
        return "Points from " + Dates.day(eventsFrom)
                + " on lead to the events behind them; older events were dropped, and their numbers stay.";
    }

    private static List<TrendPage.Fired> fired(Trend trend) {
        return trend.standouts().stream()
                .map(each -> new TrendPage.Fired(
                        each.from().equals(each.to())
                                ? Dates.heading(each.from())
                                : Dates.range(each.from().start(), each.to().lastDay()),
                        each.mark().code(),
                        Marks.rule(each.signal().code()),
                        each.words()))
                .toList();
    }

    private static Optional<LimitsWords> limits(Trend trend) {
        return trend.last().flatMap(point -> LimitsWords.at(trend.chart(), point.index()));
    }

    private Working working() {
        var last = data.trend().flatMap(Trend::last);
        var figures = last.map(Trend.Point::beside).orElse(Map.of());
        var reading = last.map(Trend.Point::at).map(at -> at.read().reading()).orElse(Reading.absent(""));
        return reading.fold(
                present -> Working.of(request.kpi(), settings, present, figures),
                absent -> Working.of(request.kpi(), settings));
    }
}
