package org.kept.scorecard.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
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
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.ui.NumberFormatter;

/** Causes from events and figures of the week that were added, corrected or voided since. */
@ApplicationScoped
class EventCauses implements RestatementSource {

    private static final String EVENT = "event";
    private static final String FIGURE = "figure";

    private final ChangedEventStore store;
    private final EventDrillDown drillDown;
    private final KpiRegistry kpiRegistry;
    private final ReportingZone zone;
    private final ReadSession reads;

    EventCauses(
            ChangedEventStore store,
            EventDrillDown drillDown,
            KpiRegistry kpiRegistry,
            ReportingZone zone,
            ReadSession reads) {
        this.store = store;
        this.drillDown = drillDown;
        this.kpiRegistry = kpiRegistry;
        this.zone = zone;
        this.reads = reads;
    }

    @Override
    public List<RestatementCause> causes(PublishedWeek published, DocumentedRow row, ScorecardDocument now) {
        var week = published.week();
        Set<String> types = kpiRegistry
                .find(row.kpi())
                .map(kpi -> drillDown.typeCodes(kpi, week))
                .orElse(Set.of());
        var key = "changed-events " + week.code() + " "
                + String.join(",", types.stream().sorted().toList());
        var events = reads.read(key, () -> store.ofTypes(types, zone.startOf(week), zone.endOf(week), published.at()));
        var figures = store.ofFigures(row.kpi(), members(week), published.at());
        return Stream.concat(causes(events, EVENT), causes(figures, FIGURE)).toList();
    }

    /** The members of a figure's data that name the week or one of its days. */
    private static List<String> members(Period week) {
        var days = new Period(Grain.DAY, week.start())
                .to(new Period(Grain.DAY, week.lastDay())).stream().map(day -> "\"date\":\"" + day.code() + "\"");
        return Stream.concat(Stream.of("\"week\":\"" + week.code() + "\""), days)
                .toList();
    }

    /** One cause for each kind of change. */
    private static Stream<RestatementCause> causes(List<ChangedEvents> changes, String noun) {
        var byKind = new EnumMap<CauseKind, ChangedEvents>(CauseKind.class);
        for (var change : changes) {
            byKind.merge(
                    change.kind(),
                    change,
                    (one, other) -> new ChangedEvents(
                            one.kind(), one.count() + other.count(), earlier(one.first(), other.first())));
        }
        return byKind.values().stream()
                .map(each -> new RestatementCause(
                        each.kind(), each.count(), each.first(), words(each.kind(), each.count(), noun)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** {@code 40 events came later}, {@code 1 figure was voided}. */
    static String words(CauseKind kind, long count, String noun) {
        var subject = NumberFormatter.count(count) + " " + noun + (count == 1 ? "" : "s");
        var was = count == 1 ? " was " : " were ";
        return switch (kind) {
            case LATE -> subject + " came later";
            case CORRECTED -> subject + was + "corrected";
            case VOIDED -> subject + was + "voided";
            case MISSION, SETTING, EXCLUSION, OTHER -> throw new IllegalArgumentException(kind.code());
        };
    }
}
