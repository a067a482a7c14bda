package org.kept.trend;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.Missions;
import org.kept.rollup.Readings;
import org.kept.signal.Happenings;

/** Gathers what the question of a trend page is answered from. */
@ApplicationScoped
class Asking {

    /** A shorter silence at the end is shown as the gap it is; before a longer one the page looks back. */
    private static final int SILENT_WEEKS = 13;

    private final Trends trends;
    private final Readings readings;
    private final Missions missions;
    private final Happenings happenings;

    Asking(Trends trends, Readings readings, Missions missions, Happenings happenings) {
        this.trends = trends;
        this.readings = readings;
        this.missions = missions;
        this.happenings = happenings;
    }

    Asked ask(Question question) {
        var kpi = question.kpi();
        var extent = readings.extent(kpi, question.grain());
        var end = end(question, extent);
        var trend = extent.map(
                data -> trends.asKnown(kpi, question.grain(), first(question, data, end), end, question.cut()));
        var judged = trend.flatMap(Trend::last).map(Trend.Point::period).orElse(end);
        var since = trend.map(each -> each.points().get(0).period()).orElse(end);
        return new Asked(
                question,
                extent,
                end,
                question.to() == null && end.compareTo(readings.current(question.grain())) < 0,
                trend,
                Period.of(Grain.WEEK, judged.start()),
                missions.history(),
                happenings.upTo(kpi, since.start(), end.lastDay(), question.cut()));
    }

    private Period end(Question question, Optional<Readings.Extent> extent) {
        var current = readings.current(question.grain());
        if (question.to() != null) {
            return question.to().compareTo(current) < 0 ? question.to() : current;
        }
        return extent.map(Readings.Extent::last)
                .filter(last -> last.end().plusWeeks(SILENT_WEEKS).isBefore(current.start()))
                .orElse(current);
    }

    /** So many complete periods before the end, and none before the first data. */
    private static Period first(Question question, Readings.Extent data, Period end) {
        var begin = data.first().compareTo(end) < 0 ? data.first() : end;
        var many = question.span().periods(question.grain());
        return begin.until(end) <= many ? begin : end.plus(-many);
    }
}
