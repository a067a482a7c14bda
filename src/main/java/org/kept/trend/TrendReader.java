package org.kept.trend;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.Missions;
import org.kept.rollup.Readings;
import org.kept.signal.Happenings;
import org.kept.view.KpiViewRequest;

/** Reads what a trend page shows. */
@ApplicationScoped
class TrendReader {

    private final Trends trends;
    private final Readings readings;
    private final Missions missions;
    private final Happenings happenings;

    TrendReader(Trends trends, Readings readings, Missions missions, Happenings happenings) {
        this.trends = trends;
        this.readings = readings;
        this.missions = missions;
        this.happenings = happenings;
    }

    TrendData read(KpiViewRequest request) {
        var kpi = request.kpi();
        var end = request.to();
        var extent = readings.extent(kpi, request.grain());
        var trend = extent.map(data -> trends.asKnown(kpi, request.grain(), first(request, data), end, request.cut()));
        var judged = trend.flatMap(Trend::last).map(Trend.Point::period).orElse(end);
        var since = trend.map(each -> each.points().get(0).period()).orElse(end);
        return new TrendData(
                request,
                extent,
                request.asked() == null && end.compareTo(readings.current(request.grain())) < 0,
                trend,
                Period.of(Grain.WEEK, judged.start()),
                missions.history(),
                happenings.upTo(kpi, since.start(), end.lastDay(), request.cut()));
    }

    /** The first period to show: none before the first data. */
    private static Period first(KpiViewRequest request, Readings.Extent data) {
        var begin = data.first().compareTo(request.to()) < 0 ? data.first() : request.to();
        return request.from().compareTo(begin) < 0 ? begin : request.from();
    }
}
