package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.kept.calendar.ReportingZone;
import org.kept.database.Transactions;
import org.kept.ingest.Event;
import org.kept.ingest.Events;
import org.kept.ingest.Floor;
import org.kept.kpi.Defined;
import org.kept.kpi.EventType;
import org.kept.kpi.Feed;
import org.kept.kpi.Input;
import org.kept.mission.GuaranteeCounts;
import org.kept.problem.Problem;

/** Counts anew what is defined otherwise than before, in one transaction with the change that says so. */
@ApplicationScoped
class Recount implements GuaranteeCounts {

    private final Alone alone;
    private final RollupState state;
    private final OwnKpiStore own;
    private final TallyStore tallies;
    private final Events events;
    private final KpiSettings settings;
    private final Floor floor;
    private final ReportingZone zone;

    Recount(
            Alone alone,
            RollupState state,
            OwnKpiStore own,
            TallyStore tallies,
            Events events,
            KpiSettings settings,
            Floor floor,
            ReportingZone zone) {
        this.alone = alone;
        this.state = state;
        this.own = own;
        this.tallies = tallies;
        this.events = events;
        this.settings = settings;
        this.floor = floor;
        this.zone = zone;
    }

    @Override
    public <T> T publishing(boolean counting, Supplier<T> publish) {
        if (counting || own.current().hasGuarantees()) {
            return after(publish);
        }
        return Transactions.joining(() -> {
            // A KPI that the mission speaks of is not taken away in between.
            state.share();
            var published = publish.get();
            if (own.load().hasGuarantees()) {
                throw Problem.conflict(
                        "Somebody else published a version at the same moment. Read the mission again, then send yours.");
            }
            return published;
        });
    }

    /** Makes a change to what is counted, and counts it. */
    <T> T after(Supplier<T> change) {
        return alone.run(() -> {
            var before = own.load().definitions();
            var result = change.get();
            var now = own.load().definitions();
            before.changedBy(now).forEach(stretch -> recount(stretch, now));
            state.renew();
            return result;
        });
    }

    /** Makes a change to the times T from that Monday on, and counts what depends on them. */
    void afterTimes(LocalDate from, Runnable change) {
        alone.run(() -> {
            change.run();
            var first = later(from);
            for (var type : EventType.values()) {
                var timed = type.feeds().stream()
                        .filter(feed -> feed.limit() != null)
                        .map(Feed::input)
                        .toList();
                if (!timed.isEmpty()) {
                    recount(type, timed, first);
                }
            }
            return true;
        });
    }

    private void recount(EventType type, List<Input> timed, LocalDate first) {
        tallies.remove(timed, first, Definitions.END);
        var times = settings.times();
        events.scan(type, startOf(first), startOf(Definitions.END), batch -> {
            var sheet = new Sheet(zone, times, Definitions.NONE);
            batch.forEach(event -> sheet.countOnly(event, timed));
            tallies.add(sheet);
        });
    }

    private void recount(Definitions.Stretch stretch, Definitions now) {
        var gone = new HashSet<>(stretch.kpis());
        gone.removeIf(kpi -> !now.types(kpi).isEmpty());
        remove(gone, stretch.from(), stretch.to());
        var first = later(stretch.from());
        if (!first.isBefore(stretch.to())) {
            return;
        }
        remove(stretch.kpis(), first, stretch.to());
        var changed = now.only(stretch.kpis());
        for (var type : stretch.types()) {
            events.scan(type, startOf(first), startOf(stretch.to()), batch -> add(batch, changed));
        }
    }

    private void remove(Set<String> kpis, LocalDate from, LocalDate to) {
        if (!kpis.isEmpty()) {
            tallies.remove(inputs(kpis), from, to);
        }
    }

    /** The same Monday, or the first one of which every event is kept: weeks before it stay as they were counted. */
    private LocalDate later(LocalDate monday) {
        var first = floor.firstWeek();
        return first == null || first.start().isBefore(monday) ? monday : first.start();
    }

    private void add(List<Event> batch, Definitions changed) {
        var sheet = new Sheet(zone, settings.times(), changed);
        batch.forEach(sheet::countDefined);
        tallies.add(sheet);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone.id()).toInstant();
    }

    private static List<Input> inputs(Set<String> kpis) {
        var inputs = new ArrayList<Input>();
        for (var kpi : kpis) {
            inputs.add(Defined.above(kpi));
            inputs.add(Defined.below(kpi));
        }
        return inputs;
    }
}
