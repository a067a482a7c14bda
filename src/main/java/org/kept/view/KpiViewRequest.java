package org.kept.view;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.Dimension;
import org.kept.rollup.Slice;
import org.kept.ui.DownloadLinks;
import org.kept.ui.PageUrl;

/**
 * A request to a KPI page; all of it is parsed from the address and can be written back to it.
 *
 * @param from the first period; for {@link KpiView#MOVED}, the earlier of the two weeks
 * @param to the last period
 * @param usual the default last period
 * @param asked the last period as the address names it; null for the default
 * @param by the dimension it is split by
 * @param cut the slice
 */
public record KpiViewRequest(
        KpiView view,
        Kpi kpi,
        Grain grain,
        TimeSpan span,
        Period from,
        Period to,
        Period usual,
        @Nullable String asked,
        Dimension by,
        Slice cut) {

    /** The page with its defaults, for the whole company; {@code usual} is the last period and sets the grain. */
    public static KpiViewRequest withDefaults(KpiView view, Kpi kpi, Period usual) {
        var span = view.defaultSpan(usual.grain());
        return new KpiViewRequest(
                view,
                kpi,
                usual.grain(),
                span,
                view.firstPeriod(span, usual),
                usual,
                usual,
                null,
                view.defaultDimension(Slice.ALL),
                Slice.ALL);
    }

    /** Whether the last period is the default. */
    public boolean isDefault() {
        return to.equals(usual);
    }

    /** The number of periods between the first and the last. */
    public long distance() {
        return from.until(to);
    }

    /** The same request over another span. */
    public KpiViewRequest withSpan(TimeSpan other) {
        return new KpiViewRequest(view, kpi, grain, other, view.firstPeriod(other, to), to, usual, asked, by, cut);
    }

    /** The same over the shortest span from this one on that shows the day; over the longest if none does. */
    public KpiViewRequest showing(LocalDate day) {
        var offered = view.spans(grain);
        return offered.subList(offered.indexOf(span), offered.size()).stream()
                .map(this::withSpan)
                .filter(each -> !each.from.start().isAfter(day))
                .findFirst()
                .orElseGet(() -> withSpan(offered.get(offered.size() - 1)));
    }

    /** The same over as many periods, up to another one. */
    public KpiViewRequest upTo(Period last) {
        return upToNamed(last.equals(usual) ? null : last.code(), last);
    }

    /** The same up to a period, by its name in the address. */
    KpiViewRequest upToNamed(@Nullable String name, Period last) {
        return new KpiViewRequest(view, kpi, grain, span, from.plus(to.until(last)), last, usual, name, by, cut);
    }

    /** The same from another first period. */
    public KpiViewRequest from(Period first) {
        return new KpiViewRequest(view, kpi, grain, span, first, to, usual, asked, by, cut);
    }

    /**
     * The same by another grain, up to its period that contains the last day; the span is kept if the grain offers it.
     */
    public KpiViewRequest withGrain(Grain other) {
        var length = view.spans(other).contains(span) ? span : view.defaultSpan(other);
        var last = Period.of(other, to.lastDay());
        return new KpiViewRequest(
                view,
                kpi,
                other,
                length,
                view.firstPeriod(length, last),
                last,
                Period.of(other, usual.lastDay()),
                asked == null ? null : last.code(),
                by,
                cut);
    }

    /** The same split by another dimension, without a filter on that dimension. */
    public KpiViewRequest by(Dimension other) {
        return of(other.limitedTo(cut, null), other);
    }

    /** The same for one team. */
    public KpiViewRequest ofTeam(String team) {
        return of(new Slice(team, cut.channel()), by);
    }

    KpiViewRequest of(Slice slice, Dimension dimension) {
        return new KpiViewRequest(view, kpi, grain, span, from, to, usual, asked, dimension, slice);
    }

    /** The page's address, without defaults. */
    public PageUrl address() {
        var pageUrl = view.path(kpi);
        for (var parameter : view.parameters()) {
            pageUrl = pageUrl.with(parameter.code(), value(parameter));
        }
        return pageUrl;
    }

    private @Nullable String value(ViewParameter parameter) {
        return switch (parameter) {
            case SPAN -> span == view.defaultSpan(grain) ? null : span.code();
            case GRAIN -> grain == Grain.WEEK ? null : grain.code();
            case FROM -> from.equals(view.firstPeriod(span, to)) ? null : from.code();
            case TO, WEEK -> asked;
            case BY -> by == view.defaultDimension(cut) ? null : by.code();
            case TEAM -> cut.team();
            case CHANNEL -> cut.channel();
        };
    }

    /** The slice in words, to follow a period: {@code , team south, channel phone}; empty for the whole company. */
    public String sliceSuffix() {
        return (cut.team() == null ? "" : ", team " + cut.team())
                + (cut.channel() == null ? "" : ", channel " + cut.channel());
    }

    /** The numbers of the page as files. */
    public DownloadLinks downloads() {
        var api = view == KpiView.OVER_TIME
                ? withSlice(PageUrl.of("/api/v1/kpis/" + kpi.code() + "/series")
                        .with("grain", grain == Grain.WEEK ? null : grain.code())
                        .with("from", from.code())
                        .with("to", to.code()))
                : address().withPath("/api/v1" + address().path());
        return DownloadLinks.of(api);
    }

    /** Another page of the KPI, for the same slice. */
    public PageUrl address(KpiView other) {
        return other.address(kpi, cut);
    }

    /** The scorecard of a week, for the same slice; null for the default week. */
    public String scorecard(@Nullable Period week) {
        return withSlice(PageUrl.of(week == null ? "/" : "/scorecards/" + week.code()))
                .href();
    }

    /** The events behind the number of a period. */
    public String events(Period period) {
        return withSlice(PageUrl.of("/events").with("kpi", kpi.code()).with("week", period.code()))
                .href();
    }

    private PageUrl withSlice(PageUrl pageUrl) {
        return pageUrl.with("team", cut.team()).with("channel", cut.channel());
    }
}
