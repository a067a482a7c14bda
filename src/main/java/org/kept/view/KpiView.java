package org.kept.view;

import static org.kept.view.ViewParameter.BY;
import static org.kept.view.ViewParameter.CHANNEL;
import static org.kept.view.ViewParameter.FROM;
import static org.kept.view.ViewParameter.GRAIN;
import static org.kept.view.ViewParameter.SPAN;
import static org.kept.view.ViewParameter.TEAM;
import static org.kept.view.ViewParameter.TO;
import static org.kept.view.ViewParameter.WEEK;

import java.util.Arrays;
import java.util.List;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.Dimension;
import org.kept.rollup.Slice;
import org.kept.ui.Choice;
import org.kept.ui.PageUrl;

/** The pages about one KPI: their paths, parameters and defaults. */
public enum KpiView {
    OVER_TIME("Over time", "/kpis/", ""),
    MOVED("What moved it", "/kpis/", "/moved"),
    TEAMS("Teams compared", "/kpis/", "/teams"),
    HOURS("By hour", "/kpis/", "/hours"),
    WHY("Why", "/why/", "");

    private final String name;
    private final String pathPrefix;
    private final String pathSuffix;

    KpiView(String name, String pathPrefix, String pathSuffix) {
        this.name = name;
        this.pathPrefix = pathPrefix;
        this.pathSuffix = pathSuffix;
    }

    /** The page's address for the slice. */
    public PageUrl address(Kpi kpi, Slice slice) {
        return path(kpi).with(TEAM.code(), accepts(TEAM) ? slice.team() : null).with(CHANNEL.code(), slice.channel());
    }

    /** The links between the KPI's pages, with this one selected. */
    public List<Choice> tabs(Kpi kpi, Slice slice) {
        return Arrays.stream(values())
                .map(view -> Choice.of(view.name, view.address(kpi, slice).href(), view == this))
                .toList();
    }

    /**
     * The spans that the page offers for a grain: few enough points to tell apart, enough to see a change. A page about
     * single weeks has one.
     */
    public List<TimeSpan> spans(Grain grain) {
        return switch (this) {
            case OVER_TIME ->
                switch (grain) {
                    case DAY -> List.of(TimeSpan.QUARTER, TimeSpan.HALF_YEAR, TimeSpan.YEAR);
                    case WEEK -> List.of(TimeSpan.HALF_YEAR, TimeSpan.YEAR, TimeSpan.TWO_YEARS, TimeSpan.ALL);
                    case MONTH -> List.of(TimeSpan.YEAR, TimeSpan.TWO_YEARS, TimeSpan.ALL);
                };
            case TEAMS -> List.of(TimeSpan.ONE_WEEK, TimeSpan.FOUR_WEEKS, TimeSpan.QUARTER, TimeSpan.FIFTY_TWO_WEEKS);
            case HOURS -> List.of(TimeSpan.ONE_WEEK, TimeSpan.FOUR_WEEKS, TimeSpan.QUARTER);
            case MOVED, WHY -> List.of(TimeSpan.ONE_WEEK);
        };
    }

    /** The default span. */
    public TimeSpan defaultSpan(Grain grain) {
        return switch (this) {
            case OVER_TIME ->
                switch (grain) {
                    case DAY -> TimeSpan.QUARTER;
                    // Enough weeks for limits and runs, few enough to read on a phone and on paper.
                    case WEEK -> TimeSpan.HALF_YEAR;
                    case MONTH -> TimeSpan.TWO_YEARS;
                };
            // Long enough for small teams to have data, short enough to be current.
            case TEAMS -> TimeSpan.QUARTER;
            case HOURS -> TimeSpan.FOUR_WEEKS;
            case MOVED, WHY -> TimeSpan.ONE_WEEK;
        };
    }

    /** The dimension to split by if none is given: for a single team the channels, because only they differ. */
    Dimension defaultDimension(Slice slice) {
        return this == MOVED && slice.team() != null && slice.channel() == null ? Dimension.CHANNEL : Dimension.TEAM;
    }

    /**
     * The first period of a span up to {@code last}. {@link #OVER_TIME} does not count the last period, which may be in
     * progress. {@link #MOVED} starts with the week it compares with, the one before the span.
     */
    Period firstPeriod(TimeSpan span, Period last) {
        var periods = span.periods(last.grain());
        return switch (this) {
            case OVER_TIME, MOVED -> last.plus(-periods);
            case TEAMS, HOURS, WHY -> last.plus(1 - periods);
        };
    }

    PageUrl path(Kpi kpi) {
        return PageUrl.of(pathPrefix + kpi.code() + pathSuffix);
    }

    /** The parameters that the page accepts, in the order of its addresses. */
    List<ViewParameter> parameters() {
        return switch (this) {
            case OVER_TIME -> List.of(SPAN, GRAIN, TO, TEAM, CHANNEL);
            case MOVED -> List.of(FROM, TO, BY, TEAM, CHANNEL);
            case TEAMS -> List.of(SPAN, TO, BY, CHANNEL);
            case HOURS -> List.of(TEAM, CHANNEL, TO, SPAN);
            case WHY -> List.of(TEAM, CHANNEL, WEEK);
        };
    }

    boolean accepts(ViewParameter parameter) {
        return parameters().contains(parameter);
    }
}
