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

/** Parses the parameters of the KPI pages, and of the matching REST API. */
@ApplicationScoped
public class KpiViewParser {

    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final LastWeek lastWeek;

    KpiViewParser(KpiRegistry kpiRegistry, KpiReader kpiReader, LastWeek lastWeek) {
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.lastWeek = lastWeek;
    }

    /**
     * Parses a request to the page.
     *
     * @throws Problem 404 for an unknown KPI, 400 for invalid parameters
     */
    public KpiViewRequest parse(KpiView view, KpiViewQuery query) {
        var kpi = kpiRegistry.get(query.code);
        var grain = view.accepts(ViewParameter.GRAIN) ? grain(query.grain) : Grain.WEEK;
        var slice = Slice.of(view.accepts(ViewParameter.TEAM) ? query.team : null, query.channel);
        var by = by(view, query.by, slice);
        var opening = KpiViewRequest.withDefaults(view, kpi, defaultPeriod(view, kpi, grain))
                .of(view == KpiView.TEAMS ? by.limitedTo(slice, null) : slice, by)
                .withSpan(span(view, grain, query.span));
        return from(upTo(opening, query), query.from);
    }

    private static Grain grain(@Nullable String text) {
        var code = nullIfBlank(text);
        return code == null ? Grain.WEEK : seriesGrain(code);
    }

    private static Dimension by(KpiView view, @Nullable String text, Slice slice) {
        var code = nullIfBlank(text);
        if (code == null || !view.accepts(ViewParameter.BY)) {
            return view.defaultDimension(slice);
        }
        return Dimension.of(code)
                .orElseThrow(() -> Problem.parameter(ViewParameter.BY.code(), code, Dimension.codes()));
    }

    /** The default last period: the current one over time, a complete week on the other pages. */
    private Period defaultPeriod(KpiView view, Kpi kpi, Grain grain) {
        return view == KpiView.OVER_TIME ? lastWeek.defaultPeriod(kpi, grain) : lastWeek.defaultWeek(kpi);
    }

    /** The span with this code. Over time, a code that the grain does not offer means the default. */
    private static TimeSpan span(KpiView view, Grain grain, @Nullable String text) {
        var code = nullIfBlank(text);
        var offered = view.spans(grain);
        for (var span : offered) {
            if (span.code().equals(code)) {
                return span;
            }
        }
        if (code == null || view == KpiView.OVER_TIME || !view.accepts(ViewParameter.SPAN)) {
            return view.defaultSpan(grain);
        }
        throw Problem.parameter(
                ViewParameter.SPAN.code(),
                code,
                offered.stream().map(TimeSpan::code).toList());
    }

    private KpiViewRequest upTo(KpiViewRequest opening, KpiViewQuery query) {
        return switch (opening.view()) {
            case OVER_TIME -> upToRunning(opening, period(opening.grain(), query.to));
            case HOURS -> upToRunning(opening, LastWeek.parseWeek("to", query.to));
            case MOVED -> upToComplete(opening, query.to);
            case TEAMS -> upToComplete(opening, query.to);
            case WHY -> upToNamed(opening, query.week);
        };
    }

    /** The address keeps the name, because {@code last} means another week later. */
    private KpiViewRequest upToNamed(KpiViewRequest opening, @Nullable String name) {
        var week = lastWeek.parseNamedWeek("week", name);
        return week == null ? opening : opening.upToNamed(name, week);
    }

    private static @Nullable Period period(Grain grain, @Nullable String text) {
        var code = nullIfBlank(text);
        try {
            return code == null ? null : Period.of(grain, Period.parse(code).lastDay());
        } catch (IllegalArgumentException e) {
            throw invalid(ViewParameter.TO, e);
        }
    }

    /** Periods after the current one are cut to it. */
    private KpiViewRequest upToRunning(KpiViewRequest opening, @Nullable Period asked) {
        if (asked == null) {
            return opening;
        }
        var running = kpiReader.currentPeriod(opening.grain());
        var shown = asked.compareTo(running) < 0 ? asked : running;
        return opening.upToNamed(shown.code(), shown);
    }

    private KpiViewRequest upToComplete(KpiViewRequest opening, @Nullable String text) {
        var week = LastWeek.parseWeek("to", text);
        if (week == null) {
            return opening;
        }
        var complete = lastWeek.lastCompleteWeek();
        if (week.compareTo(complete) > 0) {
            throw Problem.parameter(
                    "to", week.code() + " is not complete yet. The last complete week is " + complete.code() + ".");
        }
        return opening.upTo(week);
    }

    private static KpiViewRequest from(KpiViewRequest request, @Nullable String text) {
        var from = request.view().accepts(ViewParameter.FROM) ? LastWeek.parseWeek("from", text) : null;
        if (from == null) {
            return request;
        }
        if (from.compareTo(request.to()) >= 0) {
            throw Problem.parameter(
                    "from", "'from' must be before " + request.to().code() + ".");
        }
        return request.from(from);
    }

    /**
     * Parses a request for the series of a KPI. {@code from} and {@code to} are periods of the grain, or dates within
     * them; the default is from the first data to the current period.
     *
     * @throws Problem 404 for an unknown KPI, 400 for invalid parameters
     */
    public KpiViewRequest series(KpiViewQuery query) {
        var kpi = kpiRegistry.get(query.code);
        var grain = query.grain == null ? Grain.WEEK : seriesGrain(query.grain);
        var first = seriesPeriod(ViewParameter.FROM, grain, query.from);
        var asked = seriesPeriod(ViewParameter.TO, grain, query.to);
        if (first != null && asked != null && asked.compareTo(first) < 0) {
            throw Problem.parameter("to", "'to' must not be before 'from'.");
        }
        var running = kpiReader.currentPeriod(grain);
        var opening = KpiViewRequest.withDefaults(KpiView.OVER_TIME, kpi, running)
                .of(Slice.of(query.team, query.channel), Dimension.TEAM)
                .withSpan(TimeSpan.ALL);
        var request = asked == null ? opening : opening.upTo(asked);
        return request.from(first == null ? firstData(kpi, running, request.to()) : first);
    }

    private static Grain seriesGrain(String text) {
        return Grain.of(text).orElseThrow(() -> Problem.parameter(ViewParameter.GRAIN.code(), text, Grain.codes()));
    }

    private static @Nullable Period seriesPeriod(ViewParameter parameter, Grain grain, @Nullable String text) {
        try {
            return text == null ? null : Period.of(grain, Period.parse(text).start());
        } catch (IllegalArgumentException e) {
            throw invalid(parameter, e);
        }
    }

    private Period firstData(Kpi kpi, Period running, Period fallback) {
        return kpiReader
                .extent(kpi, running.grain())
                .map(KpiReader.DataExtent::first)
                .filter(first -> first.compareTo(running) <= 0)
                .orElse(fallback);
    }

    private static Problem invalid(ViewParameter parameter, IllegalArgumentException e) {
        return Problem.parameter(parameter.code(), String.valueOf(e.getMessage()));
    }

    private static @Nullable String nullIfBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
