package org.kept.trend;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.Missions;
import org.kept.rollup.KpiReader;
import org.kept.view.ChartNotes;
import org.kept.view.KpiViewRequest;

/** Reads the data of a trend page. */
@ApplicationScoped
class TrendReader {

    private final Trends trends;
    private final KpiReader kpiReader;
    private final Missions missions;
    private final ChartNotes chartNotes;

    TrendReader(Trends trends, KpiReader kpiReader, Missions missions, ChartNotes chartNotes) {
        this.trends = trends;
        this.kpiReader = kpiReader;
        this.missions = missions;
        this.chartNotes = chartNotes;
    }

    TrendData read(KpiViewRequest request) {
        var kpi = request.kpi();
        var end = request.to();
        var extent = kpiReader.extent(kpi, request.grain());
        var trend = shown(request, null);
        var lastComplete =
                trend.flatMap(Trend::last).map(Trend.TrendPoint::period).orElse(end);
        var firstShown = trend.map(each -> each.points().get(0).period()).orElse(end);
        return new TrendData(
                request,
                extent,
                request.asked() == null && end.compareTo(kpiReader.currentPeriod(request.grain())) < 0,
                trend,
                Period.of(Grain.WEEK, lastComplete.start()),
                missions.history(),
                chartNotes.upTo(kpi, firstShown.start(), end.lastDay(), request.cut()));
    }

    /**
     * The trend that the page shows; empty if nothing was ever counted.
     *
     * @param variant the formula to use instead of the one set; null for the one set
     */
    Optional<Trend> shown(KpiViewRequest request, @Nullable String variant) {
        return kpiReader
                .extent(request.kpi(), request.grain())
                .map(data -> trends.trendAsKnown(
                        request.kpi(), request.grain(), variant, first(request, data), request.to(), request.cut()));
    }

    /** The first period to show, not before the first data. */
    private static Period first(KpiViewRequest request, KpiReader.DataExtent data) {
        var begin = data.first().compareTo(request.to()) < 0 ? data.first() : request.to();
        return request.from().compareTo(begin) < 0 ? begin : request.from();
    }
}
