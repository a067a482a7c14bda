package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Input;
import org.kept.kpi.InputSums;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.kpi.Tally;

/** What a KPI read, period by period, for the whole company or a part of it. */
@ApplicationScoped
public class KpiReader {

    /**
     * One period of a KPI.
     *
     * @param complete whether it is over; one that still runs is compared with nothing
     * @param settings how the KPI was set for it
     */
    public record PeriodReading(Period period, boolean complete, Reading reading, FormulaSettings settings) {}

    /** The days between which a KPI has data, for the weeks that hold them. */
    public record DataExtent(Period first, Period last) {}

    private final TallyReader tallies;
    private final DistinctCustomerReader customers;
    private final FigureStore figures;
    private final KpiSettingsStore settings;
    private final ReportingZone zone;
    private final Clock clock;
    private final ReadSession reads;

    KpiReader(
            TallyReader tallies,
            DistinctCustomerReader customers,
            FigureStore figures,
            KpiSettingsStore settings,
            ReportingZone zone,
            Clock clock,
            ReadSession reads) {
        this.tallies = tallies;
        this.customers = customers;
        this.figures = figures;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
        this.reads = reads;
    }

    /** The KPI over the periods from the first to the last, both included, oldest first. */
    public List<PeriodReading> series(Kpi kpi, Period from, Period to, Slice slice) {
        return series(kpi, from, to, slice, null);
    }

    /** The same as another variant would have it. */
    public List<PeriodReading> series(Kpi kpi, Period from, Period to, Slice slice, @Nullable String variant) {
        var timeline = settings.timeline();
        var bySettings = new HashMap<Period, FormulaSettings>();
        for (var period : from.to(to)) {
            var set = timeline.in(kpi, period);
            bySettings.put(period, variant == null ? set : new FormulaSettings(variant, set.withinSeconds()));
        }
        var inputs = new TreeSet<Input>(CompanionFigures.inputs(kpi));
        // A formula is the same for most of the weeks.
        var formulas = new HashMap<FormulaSettings, Formula>();
        bySettings.values().forEach(set -> formulas.computeIfAbsent(set, kpi::formula));
        formulas.values().stream().map(Formula::inputs).forEach(inputs::addAll);
        var figureOverrides = FigureOverrides.of(
                figures.find(kpi.code(), from.grain(), from.start(), to.end(), slice), from.grain(), slice);
        var counted = new FigureOverrides.CountedTallies(
                counted(inputs, from, to, slice),
                figureOverrides.needsCells() ? tallies.readCells(inputs, from, to, slice) : Map.of(),
                figureOverrides.needsDays()
                        ? tallies.readCells(inputs, day(from.start()), day(to.lastDay()), slice)
                        : Map.of());
        var now = clock.instant();
        return from.to(to).stream()
                .map(period -> {
                    var set = Objects.requireNonNull(bySettings.get(period), "set above");
                    var formula = Objects.requireNonNull(formulas.get(set), "made above");
                    var reading =
                            figureOverrides.read(formula, period, counted, tally -> CompanionFigures.of(kpi, tally));
                    return new PeriodReading(period, zone.isComplete(period, now), reading, set);
                })
                .toList();
    }

    /**
     * Reads ahead what several KPIs will be asked for week by week, up to that one; without it each is read by itself. It
     * helps only where everything is read {@linkplain ReadSession in a session}.
     */
    public void prepare(Collection<Kpi> kpis, Period to, Slice slice) {
        if (!reads.isOpen()) {
            return;
        }
        var timeline = settings.timeline();
        var inputs = new TreeSet<Input>();
        var reaching = new TreeSet<Input>();
        for (var kpi : kpis) {
            inputs.addAll(CompanionFigures.inputs(kpi));
            inputs.addAll(kpi.formula(timeline.in(kpi, to)).inputs());
            reaching.addAll(denominator(kpi));
        }
        tallies.prepare(inputs, reaching, to, slice);
    }

    private static Period day(LocalDate date) {
        return Period.of(Grain.DAY, date);
    }

    private Map<Period, Tally> counted(Set<Input> inputs, Period from, Period to, Slice slice) {
        var read = new HashMap<>(tallies.read(inputs, from, to, slice));
        if (inputs.stream().anyMatch(DistinctCustomerReader.DISTINCT::contains)) {
            merge(read, customers.customers(from, to, slice));
        }
        return read;
    }

    private static void merge(Map<Period, Tally> into, Map<Period, Map<Input, InputSums>> more) {
        more.forEach((period, sums) -> into.merge(period, new Tally(sums), Tally::plus));
    }

    /** The percentiles beside the KPI in each period that has any, by name; empty for a KPI that shows none. */
    public Map<Period, Map<String, Double>> percentiles(Kpi kpi, Period from, Period to, Slice slice) {
        var percentiles = new HashMap<Period, Map<String, Double>>();
        if (CompanionFigures.hasPercentiles(kpi)) {
            tallies.waits(from, to, slice)
                    .forEach((period, bins) -> percentiles.put(period, CompanionFigures.percentiles(bins)));
        }
        return percentiles;
    }

    /** The first and the last period of that grain with any data for the KPI; empty when it never had any. */
    public Optional<DataExtent> extent(Kpi kpi, Grain grain) {
        return tallies.extent(kpi.code(), denominator(kpi))
                .map(days -> new DataExtent(Period.of(grain, days.first()), last(grain, days)));
    }

    private static Period last(Grain grain, TallyReader.DayExtent days) {
        // Weeks are stored by their Monday; the week's data may lie up to six days later, in the next month.
        return Period.of(grain, days.last().plusDays(grain == Grain.WEEK ? 0 : 6));
    }

    /** The teams to choose from by name: theirs, or where all are, those that anything is counted under, up to 200. */
    public List<String> teams(DataScope dataScope) {
        return dataScope.isOfTeams() ? dataScope.teams().stream().sorted().toList() : tallies.teams();
    }

    /** The channels that anything is counted under, by name, up to 200. */
    public List<String> channels() {
        return tallies.channels();
    }

    /** The period of that grain that runs now. */
    public Period current(Grain grain) {
        return zone.periodOf(grain, clock.instant());
    }

    /** The inputs that show whether a KPI has data: what stands below the line of its standard formula. */
    static Set<Input> denominator(Kpi kpi) {
        var inputs = new TreeSet<Input>();
        kpi.formula(kpi.standard())
                .denominator()
                .terms()
                .forEach(term -> inputs.add(DistinctCustomerReader.stored(term.input())));
        return inputs;
    }
}
