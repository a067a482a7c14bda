package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Transactions;
import org.kept.ingest.Event;
import org.kept.ingest.EventRepository;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventFilter;
import org.kept.kpi.EventType;
import org.kept.kpi.Feed;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.mission.BreachRecounter;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.custom.CustomKpiDefinitions;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.custom.EventMemberCheck;
import org.kept.rollup.state.ExclusiveTransaction;
import org.kept.rollup.state.RollupState;
import org.kept.rollup.tally.TallyDelta;
import org.kept.rollup.tally.TallyStore;
import org.kept.workingtime.CalendarRecounter;

/** Recounts what a change of definitions affects, in the transaction of the change. */
@ApplicationScoped
class Recount implements BreachRecounter, CalendarRecounter {

    private final ExclusiveTransaction exclusiveTransaction;
    private final RollupState state;
    private final CustomKpiStore customKpis;
    private final TallyStore tallies;
    private final EventRepository eventRepository;
    private final EventMemberCheck memberCheck;
    private final KpiSettingsStore settings;
    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;

    Recount(
            ExclusiveTransaction exclusiveTransaction,
            RollupState state,
            CustomKpiStore customKpis,
            TallyStore tallies,
            EventRepository eventRepository,
            EventMemberCheck memberCheck,
            KpiSettingsStore settings,
            RetentionHorizon retentionHorizon,
            ReportingZone zone) {
        this.exclusiveTransaction = exclusiveTransaction;
        this.state = state;
        this.customKpis = customKpis;
        this.tallies = tallies;
        this.eventRepository = eventRepository;
        this.memberCheck = memberCheck;
        this.settings = settings;
        this.retentionHorizon = retentionHorizon;
        this.zone = zone;
    }

    @Override
    public List<InputError> impossible(EventFilter breach, String pointer) {
        return memberCheck.impossibleConditions(breach, pointer);
    }

    @Override
    public <T> T publishAndRecount(boolean counting, Supplier<T> publish) {
        if (counting || customKpis.current().hasGuarantees()) {
            return recountAfter(publish);
        }
        return Transactions.joining(() -> {
            // No KPI that the mission uses is removed meanwhile.
            state.lockShared();
            var published = publish.get();
            if (customKpis.load().hasGuarantees()) {
                throw Problem.conflict(
                        "Someone else published a version at the same moment. Read the mission again, then send yours.");
            }
            return published;
        });
    }

    /** Makes a change to the definitions, and recounts what it affects. */
    <T> T recountAfter(Supplier<T> change) {
        return exclusiveTransaction.run(() -> {
            var before = customKpis.load().definitions();
            var result = change.get();
            var current = customKpis.load().definitions();
            before.changedBy(current).forEach(span -> recount(span, current));
            state.renewStamp();
            return result;
        });
    }

    /** Makes a change to a KPI's time T or opening hours from that Monday on, and recounts what depends on them. */
    void recountAfterTimes(Kpi kpi, LocalDate from, Runnable change) {
        exclusiveTransaction.run(() -> {
            change.run();
            recountTimed(Set.of(kpi.code()), from);
            return true;
        });
    }

    @Override
    public <T> T recountAfter(String calendar, @Nullable Period from, Supplier<T> change) {
        return exclusiveTransaction.run(() -> {
            var result = change.get();
            recountTimed(Kpi.codes(countedBy(calendar)), from == null ? CustomKpiDefinitions.BEGINNING : from.start());
            return result;
        });
    }

    @Override
    public List<String> uses(String calendar) {
        return countedBy(calendar).stream().map(Kpi::name).toList();
    }

    /** The KPIs that are counted by the calendar in some week. */
    private List<Kpi> countedBy(String calendar) {
        var timeline = settings.timeline();
        return Catalogue.all().stream()
                .filter(kpi -> timeline.inEffect(kpi).stream()
                        .map(FormulaSettings::hours)
                        .anyMatch(hours -> hours != null && hours.calendar().equals(calendar)))
                .toList();
    }

    @Override
    public @Nullable Period recountStart(@Nullable Period from) {
        retentionHorizon.refresh();
        var first = retentionHorizon.firstWeek();
        return first == null || (from != null && from.compareTo(first) > 0) ? from : first;
    }

    private void recountTimed(Collection<String> kpis, LocalDate from) {
        var first = recountableFrom(from);
        for (var type : EventType.builtIn()) {
            var timedInputs = type.feeds().stream()
                    .filter(feed -> feed.isSetBy(kpis))
                    .map(Feed::input)
                    .toList();
            if (!timedInputs.isEmpty()) {
                recount(type, timedInputs, first);
            }
        }
    }

    private void recount(EventType type, List<Input> timedInputs, LocalDate first) {
        tallies.remove(timedInputs, first, CustomKpiDefinitions.END);
        if (timedInputs.contains(Input.AWT_CLOSED)) {
            tallies.removeWaits(first, CustomKpiDefinitions.END);
        }
        var times = settings.times();
        eventRepository.scan(type, startOf(first), startOf(CustomKpiDefinitions.END), batch -> {
            var tallyDelta = new TallyDelta(zone, times, CustomKpiDefinitions.NONE);
            batch.forEach(event -> tallyDelta.countOnly(event, timedInputs));
            tallies.add(tallyDelta);
        });
    }

    private void recount(CustomKpiDefinitions.RecountSpan span, CustomKpiDefinitions current) {
        var removed = new HashSet<>(span.kpis());
        removed.removeIf(kpi -> !current.types(kpi).isEmpty() && !span.recast().contains(kpi));
        remove(removed, span.from(), span.to());
        var first = recountableFrom(span.from());
        if (!first.isBefore(span.to())) {
            return;
        }
        remove(span.kpis(), first, span.to());
        var changed = current.only(span.kpis());
        for (var type : span.types()) {
            eventRepository.scan(type, startOf(first), startOf(span.to()), batch -> add(batch, changed));
        }
    }

    private void remove(Set<String> kpis, LocalDate from, LocalDate to) {
        if (!kpis.isEmpty()) {
            tallies.remove(inputs(kpis), from, to);
        }
    }

    /** That Monday, or the first one with every event kept if later: earlier weeks stay as counted. */
    private LocalDate recountableFrom(LocalDate monday) {
        var first = retentionHorizon.firstWeek();
        return first == null || first.start().isBefore(monday) ? monday : first.start();
    }

    private void add(List<Event> batch, CustomKpiDefinitions changed) {
        var tallyDelta = new TallyDelta(zone, settings.times(), changed);
        batch.forEach(tallyDelta::countCustom);
        tallies.add(tallyDelta);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone.id()).toInstant();
    }

    private static List<Input> inputs(Set<String> kpis) {
        var inputs = new ArrayList<Input>();
        for (var kpi : kpis) {
            for (var input : List.of(CustomKpiFactory.numeratorInput(kpi), CustomKpiFactory.denominatorInput(kpi))) {
                inputs.add(input);
                inputs.add(input.millions());
            }
        }
        return inputs;
    }
}
