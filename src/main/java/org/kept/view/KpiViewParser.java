package org.kept.view;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;
import org.kept.rollup.Dimension;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.ui.ListFormatter;

/** Reads the parameters of the pages of a KPI, and of the REST API beside them. */
@ApplicationScoped
public class KpiViewParser {

    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final LastWeek last;

    KpiViewParser(KpiRegistry kpiRegistry, KpiReader kpiReader, LastWeek last) {
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.last = last;
    }

    /**
     * The request of those parameters to that page.
     *
     * @throws Problem 404 for an unknown KPI, 400 for parameters that cannot be answered
     */
    public KpiViewRequest parse(KpiView view, KpiViewQuery query) {
        var kpi = kpiRegistry.get(query.code);
        var grain = view.takes(ViewParameter.GRAIN) ? grain(query.grain) : Grain.WEEK;
        var slice = Slice.of(view.takes(ViewParameter.TEAM) ? query.team : null, query.channel);
        var by = by(view, query.by, slice);
        var opening = KpiViewRequest.opening(view, kpi, usual(view, kpi, grain))
                .of(view == KpiView.TEAMS ? by.within(slice, null) : slice, by)
                .over(span(view, grain, query.span));
        return from(upTo(opening, query), query.from);
    }

    private static Grain grain(@Nullable String text) {
        var code = given(text);
        try {
            return code == null ? Grain.WEEK : Grain.parse(code);
        } catch (IllegalArgumentException e) {
            throw wrong(ViewParameter.GRAIN, e);
        }
    }

    private static Dimension by(KpiView view, @Nullable String text, Slice slice) {
        var code = given(text);
        if (code == null || !view.takes(ViewParameter.BY)) {
            return view.usualBy(slice);
        }
        try {
            return Dimension.parse(code);
        } catch (IllegalArgumentException e) {
            throw wrong(ViewParameter.BY, e);
        }
    }

    /** A chart over time ends with the running period; the other pages open with a complete week. */
    private Period usual(KpiView view, Kpi kpi, Grain grain) {
        return view == KpiView.OVER_TIME ? last.running(kpi, grain) : last.of(kpi);
    }

    /** The span of that code. Over time a span that the grain does not offer is that which it opens with. */
    private static TimeSpan span(KpiView view, Grain grain, @Nullable String text) {
        var code = given(text);
        var offered = view.spans(grain);
        for (var span : offered) {
            if (span.code().equals(code)) {
                return span;
            }
        }
        if (code == null || view == KpiView.OVER_TIME || !view.takes(ViewParameter.SPAN)) {
            return view.usualSpan(grain);
        }
        var codes = offered.stream().map(TimeSpan::code).toList();
        throw Problem.parameter("span", "'" + code + "' is no span; use " + ListFormatter.list(codes, "or") + ".");
    }

    private KpiViewRequest upTo(KpiViewRequest opening, KpiViewQuery query) {
        return switch (opening.view()) {
            case OVER_TIME -> upToRunning(opening, period(opening.grain(), query.to));
            case HOURS -> upToRunning(opening, LastWeek.asked("to", query.to));
            case MOVED -> upToComplete(opening, query.to, "is compared with nothing");
            case TEAMS -> upToComplete(opening, query.to, "nobody is compared over it");
            case WHY -> upToNamed(opening, query.week);
        };
    }

    /** The address keeps the name: {@code last} is another week tomorrow. */
    private KpiViewRequest upToNamed(KpiViewRequest opening, @Nullable String name) {
        var week = last.named("week", name);
        return week == null ? opening : opening.asking(name, week);
    }

    private static @Nullable Period period(Grain grain, @Nullable String text) {
        var code = given(text);
        try {
            return code == null ? null : Period.of(grain, Period.parse(code).lastDay());
        } catch (IllegalArgumentException e) {
            throw wrong(ViewParameter.TO, e);
        }
    }

    /** No period after the running one is shown. */
    private KpiViewRequest upToRunning(KpiViewRequest opening, @Nullable Period asked) {
        if (asked == null) {
            return opening;
        }
        var running = kpiReader.current(opening.grain());
        var shown = asked.compareTo(running) < 0 ? asked : running;
        return opening.asking(shown.code(), shown);
    }

    private KpiViewRequest upToComplete(KpiViewRequest opening, @Nullable String text, String otherwise) {
        var week = LastWeek.asked("to", text);
        if (week == null) {
            return opening;
        }
        var complete = last.complete();
        if (week.compareTo(complete) > 0) {
            throw Problem.parameter(
                    "to",
                    week.code() + " is not over, and " + otherwise + "; the last week that is, is " + complete.code()
                            + ".");
        }
        return opening.upTo(week);
    }

    private static KpiViewRequest from(KpiViewRequest request, @Nullable String text) {
        var from = request.view().takes(ViewParameter.FROM) ? LastWeek.asked("from", text) : null;
        if (from == null) {
            return request;
        }
        if (from.compareTo(request.to()) >= 0) {
            throw Problem.parameter(
                    "from", "from must be a week before " + request.to().code() + ".");
        }
        return request.from(from);
    }

    /**
     * The request for the series of a KPI. {@code from} and {@code to} are periods of the grain or dates within them; without
     * them it reaches from the first data to the running period.
     *
     * @throws Problem 404 for an unknown KPI, 400 for parameters that cannot be answered
     */
    public KpiViewRequest series(KpiViewQuery query) {
        var kpi = kpiRegistry.get(query.code);
        var grain = query.grain == null ? Grain.WEEK : seriesGrain(query.grain);
        var first = seriesPeriod(ViewParameter.FROM, grain, query.from);
        var asked = seriesPeriod(ViewParameter.TO, grain, query.to);
        if (first != null && asked != null && asked.compareTo(first) < 0) {
            throw Problem.parameter("to", "to is before from.");
        }
        var running = kpiReader.current(grain);
        var opening = KpiViewRequest.opening(KpiView.OVER_TIME, kpi, running)
                .of(Slice.of(query.team, query.channel), Dimension.TEAM)
                .over(TimeSpan.ALL);
        var request = asked == null ? opening : opening.upTo(asked);
        return request.from(first == null ? firstData(kpi, running, request.to()) : first);
    }

    private static Grain seriesGrain(String text) {
        try {
            return Grain.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(ViewParameter.GRAIN, e);
        }
    }

    private static @Nullable Period seriesPeriod(ViewParameter parameter, Grain grain, @Nullable String text) {
        try {
            return text == null ? null : Period.of(grain, Period.parse(text).start());
        } catch (IllegalArgumentException e) {
            throw wrong(parameter, e);
        }
    }

    private Period firstData(Kpi kpi, Period running, Period otherwise) {
        return kpiReader
                .extent(kpi, running.grain())
                .map(KpiReader.DataExtent::first)
                .filter(first -> first.compareTo(running) <= 0)
                .orElse(otherwise);
    }

    private static Problem wrong(ViewParameter parameter, IllegalArgumentException e) {
        return Problem.parameter(parameter.code(), String.valueOf(e.getMessage()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
