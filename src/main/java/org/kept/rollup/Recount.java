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
import org.kept.ingest.EventRepository;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventType;
import org.kept.kpi.Feed;
import org.kept.kpi.Input;
import org.kept.mission.BreachRecounter;
import org.kept.problem.Problem;
import org.kept.rollup.custom.CustomKpiDefinitions;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.state.ExclusiveTransaction;
import org.kept.rollup.state.RollupState;
import org.kept.rollup.tally.TallyDelta;
import org.kept.rollup.tally.TallyStore;

/** Counts anew what is defined otherwise than before, in one transaction with the change that says so. */
@ApplicationScoped
class Recount implements BreachRecounter {

    private final ExclusiveTransaction exclusiveTransaction;
    private final RollupState state;
    private final CustomKpiStore own;
    private final TallyStore tallies;
    private final EventRepository eventRepository;
    private final KpiSettingsStore settings;
    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;

    Recount(
            ExclusiveTransaction exclusiveTransaction,
            RollupState state,
            CustomKpiStore own,
            TallyStore tallies,
            EventRepository eventRepository,
            KpiSettingsStore settings,
            RetentionHorizon retentionHorizon,
            ReportingZone zone) {
        this.exclusiveTransaction = exclusiveTransaction;
        this.state = state;
        this.own = own;
        this.tallies = tallies;
        this.eventRepository = eventRepository;
        this.settings = settings;
        this.retentionHorizon = retentionHorizon;
        this.zone = zone;
    }

    @Override
    public <T> T publishing(boolean counting, Supplier<T> publish) {
        if (counting || own.current().hasGuarantees()) {
            return after(publish);
        }
        return Transactions.joining(() -> {
            // A KPI that the mission speaks of is not taken away in between.
            state.lockShared();
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
        return exclusiveTransaction.run(() -> {
            var before = own.load().definitions();
            var result = change.get();
            var now = own.load().definitions();
            before.changedBy(now).forEach(stretch -> recount(stretch, now));
            state.renewStamp();
            return result;
        });
    }

    /** Makes a change to the times T from that Monday on, and counts what depends on them. */
    void afterTimes(LocalDate from, Runnable change) {
        exclusiveTransaction.run(() -> {
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
        tallies.remove(timed, first, CustomKpiDefinitions.END);
        var times = settings.times();
        eventRepository.scan(type, startOf(first), startOf(CustomKpiDefinitions.END), batch -> {
            var tallyDelta = new TallyDelta(zone, times, CustomKpiDefinitions.NONE);
            batch.forEach(event -> tallyDelta.countOnly(event, timed));
            tallies.add(tallyDelta);
        });
    }

    private void recount(CustomKpiDefinitions.RecountSpan stretch, CustomKpiDefinitions now) {
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
            eventRepository.scan(type, startOf(first), startOf(stretch.to()), batch -> add(batch, changed));
        }
    }

    private void remove(Set<String> kpis, LocalDate from, LocalDate to) {
        if (!kpis.isEmpty()) {
            tallies.remove(inputs(kpis), from, to);
        }
    }

    /** The same Monday, or the first one of which every event is kept: weeks before it stay as they were counted. */
    private LocalDate later(LocalDate monday) {
        var first = retentionHorizon.firstWeek();
        return first == null || first.start().isBefore(monday) ? monday : first.start();
    }

    private void add(List<Event> batch, CustomKpiDefinitions changed) {
        var tallyDelta = new TallyDelta(zone, settings.times(), changed);
        batch.forEach(tallyDelta::countDefined);
        tallies.add(tallyDelta);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone.id()).toInstant();
    }

    private static List<Input> inputs(Set<String> kpis) {
        var inputs = new ArrayList<Input>();
        for (var kpi : kpis) {
            inputs.add(CustomKpiFactory.above(kpi));
            inputs.add(CustomKpiFactory.below(kpi));
        }
        return inputs;
    }
}
