package org.kept.scorecard.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.rollup.EventDrillDown;
import org.kept.rollup.KpiRegistry;
import org.kept.scorecard.published.ChangedEventStore.ChangedEvents;
import org.kept.scorecard.published.RestatementCause.CauseKind;
import org.kept.scorecard.published.RestatementCause.CountedChange;

/** Causes from events and figures of the week that were added, corrected or voided since. */
@ApplicationScoped
class EventCauses implements RestatementSource {

    private final ChangedEventStore store;
    private final EventDrillDown drillDown;
    private final KpiRegistry kpiRegistry;
    private final ReportingZone zone;
    private final RecordedCauses recorded;
    private final ReadSession reads;

    EventCauses(
            ChangedEventStore store,
            EventDrillDown drillDown,
            KpiRegistry kpiRegistry,
            ReportingZone zone,
            RecordedCauses recorded,
            ReadSession reads) {
        this.store = store;
        this.drillDown = drillDown;
        this.kpiRegistry = kpiRegistry;
        this.zone = zone;
        this.recorded = recorded;
        this.reads = reads;
    }

    @Override
    public List<RestatementCause> causes(ChangedRow row) {
        if (row.hasOtherVerdictOnly()) {
            return List.of();
        }
        var published = row.published();
        var week = row.week();
        Set<String> types = kpiRegistry
                .find(row.kpi())
                .map(kpi -> drillDown.typeCodes(kpi, week))
                .orElse(Set.of());
        var key = "changed-events " + week.code() + " "
                + String.join(",", types.stream().sorted().toList());
        var events = reads.read(key, () -> store.ofTypes(types, zone.startOf(week), zone.endOf(week), published.at()));
        var figures = store.ofFigures(row.kpi(), members(week), published.at());
        return withRecorded(
                recorded.of(week, row.key()),
                Stream.concat(causes(events, CountedChange.EVENT), causes(figures, CountedChange.FIGURE)));
    }

    /** Of events that are dropped only some may be found: of each kind of change the larger count is told. */
    private static List<RestatementCause> withRecorded(
            List<RestatementCause> recorded, Stream<RestatementCause> found) {
        var causes = new LinkedHashMap<List<Object>, RestatementCause>();
        Stream.concat(recorded.stream(), found)
                .forEach(cause -> causes.merge(
                        List.of(cause.kind(), Objects.requireNonNull(cause.counted())),
                        cause,
                        (one, other) -> other.count() > one.count() ? other : one));
        return List.copyOf(causes.values());
    }

    /** The members of a figure's data that name the week or one of its days. */
    private static List<String> members(Period week) {
        var days = new Period(Grain.DAY, week.start())
                .to(new Period(Grain.DAY, week.lastDay())).stream().map(day -> "\"date\":\"" + day.code() + "\"");
        return Stream.concat(Stream.of("\"week\":\"" + week.code() + "\""), days)
                .toList();
    }

    /** One cause for each kind of change. */
    private static Stream<RestatementCause> causes(List<ChangedEvents> changes, CountedChange counted) {
        var byKind = new EnumMap<CauseKind, ChangedEvents>(CauseKind.class);
        for (var change : changes) {
            byKind.merge(
                    change.kind(),
                    change,
                    (one, other) -> new ChangedEvents(
                            one.kind(), one.count() + other.count(), earlier(one.first(), other.first())));
        }
        return byKind.values().stream()
                .map(each -> RestatementCause.of(each.kind(), counted, each.count(), each.first()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
