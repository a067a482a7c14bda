package org.kept.view;

import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.Dimension;
import org.kept.rollup.Slice;
import org.kept.ui.PageUrl;

/**
 * What a page of a KPI shows; all of it can be read from its address and written back.
 *
 * @param from the first period; for {@link KpiView#MOVED}, the earlier of the two weeks
 * @param to the last period
 * @param usual the last period that the page opens with
 * @param asked the last period as the address names it; null where that is left to the page
 * @param by what it is split by
 * @param cut the part of the company
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

    /** The page as it opens, for the whole company; {@code usual} is the last period then, and says the grain. */
    public static KpiViewRequest opening(KpiView view, Kpi kpi, Period usual) {
        var span = view.usualSpan(usual.grain());
        return new KpiViewRequest(
                view,
                kpi,
                usual.grain(),
                span,
                view.first(span, usual),
                usual,
                usual,
                null,
                view.usualBy(Slice.ALL),
                Slice.ALL);
    }

    /** Whether the last period is the one that the page opens with. */
    public boolean isUsual() {
        return to.equals(usual);
    }

    /** The number of periods between the first and the last. */
    public long distance() {
        return from.until(to);
    }

    /** The same over another span. */
    public KpiViewRequest over(TimeSpan other) {
        return new KpiViewRequest(view, kpi, grain, other, view.first(other, to), to, usual, asked, by, cut);
    }

    /** The same over as long a time, up to another period. */
    public KpiViewRequest upTo(Period last) {
        return asking(last.equals(usual) ? null : last.code(), last);
    }

    /** The same up to a period that the address names so. */
    KpiViewRequest asking(@Nullable String name, Period last) {
        return new KpiViewRequest(view, kpi, grain, span, from.plus(to.until(last)), last, usual, name, by, cut);
    }

    /** The same from another period on. */
    public KpiViewRequest from(Period first) {
        return new KpiViewRequest(view, kpi, grain, span, first, to, usual, asked, by, cut);
    }

    /** The same by another grain, up to the period of it that holds the last day; the span is kept where that grain offers it. */
    public KpiViewRequest in(Grain other) {
        var length = view.spans(other).contains(span) ? span : view.usualSpan(other);
        var last = Period.of(other, to.lastDay());
        return new KpiViewRequest(
                view,
                kpi,
                other,
                length,
                view.first(length, last),
                last,
                Period.of(other, usual.lastDay()),
                asked == null ? null : last.code(),
                by,
                cut);
    }

    /** The same by the other dimension, of all there are: what is split by cannot be cut to one of it. */
    public KpiViewRequest by(Dimension other) {
        return of(other.within(cut, null), other);
    }

    /** The same of one team. */
    public KpiViewRequest ofTeam(String team) {
        return of(new Slice(team, cut.channel()), by);
    }

    KpiViewRequest of(Slice part, Dimension dimension) {
        return new KpiViewRequest(view, kpi, grain, span, from, to, usual, asked, dimension, part);
    }

    /** The page's address; what it shows by itself is not in it. */
    public PageUrl address() {
        var pageUrl = view.path(kpi);
        for (var parameter : view.parameters()) {
            pageUrl = pageUrl.with(parameter.code(), value(parameter));
        }
        return pageUrl;
    }

    private @Nullable String value(ViewParameter parameter) {
        return switch (parameter) {
            case SPAN -> span == view.usualSpan(grain) ? null : span.code();
            case GRAIN -> grain == Grain.WEEK ? null : grain.code();
            case FROM -> from.equals(view.first(span, to)) ? null : from.code();
            case TO, WEEK -> asked;
            case BY -> by == view.usualBy(cut) ? null : by.code();
            case TEAM -> cut.team();
            case CHANNEL -> cut.channel();
        };
    }

    /** Another page of the KPI, for the same part of the company. */
    public PageUrl address(KpiView other) {
        return other.address(kpi, cut);
    }

    /** The scorecard of a week, for the same part of the company; the one that opens by itself for null. */
    public String scorecard(@Nullable Period week) {
        return part(PageUrl.of(week == null ? "/" : "/scorecards/" + week.code()))
                .href();
    }

    /** The events behind the number of a period. */
    public String events(Period behind) {
        return part(PageUrl.of("/events").with("kpi", kpi.code()).with("week", behind.code()))
                .href();
    }

    private PageUrl part(PageUrl pageUrl) {
        return pageUrl.with("team", cut.team()).with("channel", cut.channel());
    }
}
