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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.exclusion.ExcludedReading;
import org.kept.exclusion.ExcludedTime;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.Exclusions;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.kpi.Tally;
import org.kept.kpi.Tally.InputSums;
import org.kept.rollup.customers.DistinctCustomerReader;
import org.kept.rollup.excluded.ExcludedTallyReader;
import org.kept.rollup.model.SliceKey;
import org.kept.rollup.tally.CountedSums;
import org.kept.stats.QuantileSketch;

/** Reads KPIs period by period, for the whole company or a slice. */
@ApplicationScoped
public class KpiReader {

    /**
     * Reading of a KPI in one period.
     *
     * @param complete whether the period is over; a running period is compared with nothing
     * @param reading without what exclusions leave out
     * @param settings the KPI's settings for the period
     * @param excluded what exclusions did to the reading; null if none touches the period
     */
    public record PeriodReading(
            Period period,
            boolean complete,
            Reading reading,
            FormulaSettings settings,
            @Nullable ExcludedReading excluded) {

        /** A period that no exclusion touches. */
        public PeriodReading(Period period, boolean complete, Reading reading, FormulaSettings settings) {
            this(period, complete, reading, settings, null);
        }

        /** The reading with excluded time: what happened to customers, whatever the verdict leaves out. */
        public Reading withExcluded() {
            return excluded == null ? reading : excluded.with();
        }
    }

    /** The first and last period with data for a KPI. */
    public record DataExtent(Period first, Period last) {}

    private final TallyReader tallies;
    private final DistinctCustomerReader customers;
    private final FigureStore figures;
    private final KpiSettingsStore settings;
    private final Exclusions exclusions;
    private final ExcludedTallyReader excludedTallies;
    private final ReportingZone zone;
    private final Clock clock;
    private final ReadSession reads;

    KpiReader(
            TallyReader tallies,
            DistinctCustomerReader customers,
            FigureStore figures,
            KpiSettingsStore settings,
            Exclusions exclusions,
            ExcludedTallyReader excludedTallies,
            ReportingZone zone,
            Clock clock,
            ReadSession reads) {
        this.tallies = tallies;
        this.customers = customers;
        this.figures = figures;
        this.settings = settings;
        this.exclusions = exclusions;
        this.excludedTallies = excludedTallies;
        this.zone = zone;
        this.clock = clock;
        this.reads = reads;
    }

    /** The KPI over the periods from the first to the last, both inclusive, oldest first. */
    public List<PeriodReading> series(Kpi kpi, Period from, Period to, Slice slice) {
        return series(kpi, from, to, slice, null);
    }

    /** The same with sums that are not all stored. */
    List<PeriodReading> seriesOf(CountedSums sums, Kpi kpi, Period from, Period to, Slice slice) {
        return seriesOf(settings.timeline(), sums, kpi, from, to, slice);
    }

    /** The same by settings that are not stored. */
    List<PeriodReading> seriesOf(
            KpiSettingsTimeline timeline, CountedSums sums, Kpi kpi, Period from, Period to, Slice slice) {
        return series(timeline, sums, kpi, from, to, slice, null, excludedTime(kpi, from, to, slice));
    }

    /** The time that is left out of a KPI within the periods. */
    ExcludedTime excludedTime(Kpi kpi, Period from, Period to, Slice slice) {
        return ExcludedTime.of(exclusions.inEffect(), zone, kpi.code(), slice.team())
                .within(from, to);
    }

    /** The same by another variant of the formula; null means the variant set. */
    public List<PeriodReading> series(Kpi kpi, Period from, Period to, Slice slice, @Nullable String variant) {
        return series(kpi, from, to, slice, variant, exclusions.inEffect());
    }

    /** The same with other exclusions than those in effect, so that the number can be told with and without one. */
    public List<PeriodReading> series(
            Kpi kpi, Period from, Period to, Slice slice, @Nullable String variant, Collection<Exclusion> leavingOut) {
        var excluded =
                ExcludedTime.of(leavingOut, zone, kpi.code(), slice.team()).within(from, to);
        return series(settings.timeline(), stored(slice), kpi, from, to, slice, variant, excluded);
    }

    private List<PeriodReading> series(
            KpiSettingsTimeline timeline,
            CountedSums sums,
            Kpi kpi,
            Period from,
            Period to,
            Slice slice,
            @Nullable String variant,
            ExcludedTime excluded) {
        var bySettings = new HashMap<Period, FormulaSettings>();
        for (var period : from.to(to)) {
            var formulaSettings = timeline.asCounted(kpi, period);
            bySettings.put(period, variant == null ? formulaSettings : formulaSettings.withVariant(variant));
        }
        var inputs = new TreeSet<Input>(CompanionFigures.inputs(kpi));
        // Most periods share a formula.
        var formulas = new HashMap<FormulaSettings, Formula>();
        bySettings.values().forEach(formulaSettings -> formulas.computeIfAbsent(formulaSettings, kpi::formula));
        formulas.values().stream().map(Formula::inputs).forEach(inputs::addAll);
        var figureOverrides = FigureOverrides.of(
                figures.find(kpi.code(), from.grain(), from.start(), to.end(), slice), from.grain(), slice);
        var counted = new FigureOverrides.CountedTallies(
                sums.whole(inputs, from, to),
                figureOverrides.needsCells() ? sums.cells(inputs, from, to) : Map.of(),
                figureOverrides.needsDays() ? sums.cells(inputs, day(from.start()), day(to.lastDay())) : Map.of());
        var left = new ReadingWithoutExcluded(
                excluded,
                slice,
                figureOverrides.without(excluded),
                excluded.isEmpty()
                        ? counted
                        : counted.minus(excluded(sums, figureOverrides, inputs, from.grain(), excluded)));
        var running = currentPeriod(from.grain());
        return from.to(to).stream()
                .map(period -> {
                    var formulaSettings = Objects.requireNonNull(bySettings.get(period), "set above");
                    var formula = Objects.requireNonNull(formulas.get(formulaSettings), "made above");
                    var with = figureOverrides.read(formula, period, counted, tally -> CompanionFigures.of(kpi, tally));
                    var complete = period.compareTo(running) < 0;
                    return excluded.touches(period)
                            ? left.read(kpi, formula, new PeriodReading(period, complete, with, formulaSettings))
                            : new PeriodReading(period, complete, with, formulaSettings);
                })
                .toList();
    }

    /** The sums that exclusions leave out, as far as the figures need them in parts. */
    private static FigureOverrides.CountedTallies excluded(
            CountedSums sums, FigureOverrides figureOverrides, Set<Input> inputs, Grain grain, ExcludedTime excluded) {
        return new FigureOverrides.CountedTallies(
                sums.excludedWhole(inputs, grain, excluded),
                figureOverrides.needsCells() ? sums.excludedCells(inputs, grain, excluded) : Map.of(),
                figureOverrides.needsDays() ? sums.excludedCells(inputs, Grain.DAY, excluded) : Map.of());
    }

    /** Readings of periods that exclusions touch, from the figures and sums that they leave. */
    private record ReadingWithoutExcluded(
            ExcludedTime excluded,
            Slice slice,
            FigureOverrides figureOverrides,
            FigureOverrides.CountedTallies counted) {

        PeriodReading read(Kpi kpi, Formula formula, PeriodReading all) {
            var period = all.period();
            var found = excluded.exclusions(period);
            var with = all.reading();
            if (countsCustomers(formula) && !excluded.covers(period, slice.team())) {
                return reading(all, with, excluded.reading(with, found, ExcludedReading.CUSTOMERS_KEPT_IN));
            }
            var without = countsCustomers(formula)
                    ? Reading.excluded()
                    : figureOverrides.read(formula, period, counted, tally -> CompanionFigures.of(kpi, tally));
            var keptIn = figureOverrides.isPartlyExcluded(period, excluded) ? ExcludedReading.FIGURE_KEPT_IN : null;
            return reading(
                    all,
                    !with.isPresent() ? with : without.isPresent() ? without : Reading.excluded(),
                    excluded.reading(with, found, keptIn));
        }

        private static PeriodReading reading(PeriodReading all, Reading reading, ExcludedReading excluded) {
            return new PeriodReading(all.period(), all.complete(), reading, all.settings(), excluded);
        }
    }

    private static boolean countsCustomers(Formula formula) {
        return formula.inputs().stream().anyMatch(Input::isDistinct);
    }

    /**
     * Preloads what several KPIs need week by week up to {@code to}; otherwise each is read by itself. Has an effect
     * only {@linkplain ReadSession in a session}.
     */
    public void preload(Collection<Kpi> kpis, Period to, Slice slice) {
        if (!reads.isOpen()) {
            return;
        }
        var timeline = settings.timeline();
        var inputs = new TreeSet<Input>();
        var extentInputs = new TreeSet<Input>();
        for (var kpi : kpis) {
            inputs.addAll(CompanionFigures.inputs(kpi));
            inputs.addAll(kpi.formula(timeline.in(kpi, to)).inputs());
            extentInputs.addAll(denominatorInputs(kpi));
        }
        tallies.preload(inputs, extentInputs, to, slice);
    }

    private static Period day(LocalDate date) {
        return Period.of(Grain.DAY, date);
    }

    /** The stored sums of a slice. */
    CountedSums stored(Slice slice) {
        return new CountedSums() {
            @Override
            public Map<Period, Tally> whole(Set<Input> inputs, Period from, Period to) {
                return counted(inputs, from, to, slice);
            }

            @Override
            public Map<Period, Map<SliceKey, Tally>> cells(Set<Input> inputs, Period from, Period to) {
                return tallies.readCells(inputs, from, to, slice);
            }

            @Override
            public Map<Period, Tally> excludedWhole(Set<Input> inputs, Grain grain, ExcludedTime excluded) {
                return excludedTallies.whole(inputs, grain, slice.key(), excluded);
            }

            @Override
            public Map<Period, Map<SliceKey, Tally>> excludedCells(
                    Set<Input> inputs, Grain grain, ExcludedTime excluded) {
                return excludedTallies.cells(inputs, grain, slice.key(), excluded);
            }
        };
    }

    /** These sums with the distinct customers of custom KPIs as they are stored by now. */
    CountedSums withStoredCustomers(CountedSums sums, Slice slice) {
        return new CountedSums() {
            @Override
            public Map<Period, Tally> whole(Set<Input> inputs, Period from, Period to) {
                var distinct = inputs.stream()
                        .filter(input -> input.isCustom() && input.isDistinct())
                        .collect(Collectors.toSet());
                var others = new TreeSet<>(inputs);
                others.removeAll(distinct);
                var whole = new HashMap<>(sums.whole(others, from, to));
                merge(whole, customers(distinct, from, to, slice));
                return whole;
            }

            @Override
            public Map<Period, Map<SliceKey, Tally>> cells(Set<Input> inputs, Period from, Period to) {
                return sums.cells(inputs, from, to);
            }

            @Override
            public Map<Period, Tally> excludedWhole(Set<Input> inputs, Grain grain, ExcludedTime excluded) {
                return sums.excludedWhole(inputs, grain, excluded);
            }

            @Override
            public Map<Period, Map<SliceKey, Tally>> excludedCells(
                    Set<Input> inputs, Grain grain, ExcludedTime excluded) {
                return sums.excludedCells(inputs, grain, excluded);
            }
        };
    }

    private Map<Period, Tally> counted(Set<Input> inputs, Period from, Period to, Slice slice) {
        var read = new HashMap<>(tallies.read(inputs, from, to, slice));
        var distinct = inputs.stream().filter(Input::isDistinct).collect(Collectors.toSet());
        if (distinct.removeIf(input -> !input.isCustom())) {
            merge(read, customers.customers(from, to, slice.key()));
        }
        merge(read, customers(distinct, from, to, slice));
        return read;
    }

    private Map<Period, Map<Input, InputSums>> customers(Set<Input> distinct, Period from, Period to, Slice slice) {
        return distinct.isEmpty()
                ? Map.of()
                : reads.read(
                        List.of("counted-customers", distinct, from, to, slice.key()),
                        () -> customers.customersOf(distinct, from, to, slice.key()));
    }

    private static void merge(Map<Period, Tally> into, Map<Period, Map<Input, InputSums>> more) {
        more.forEach((period, sums) -> into.merge(period, new Tally(sums), Tally::plus));
    }

    /**
     * Percentiles shown beside the KPI, by period and name; empty for a KPI that shows none. Excluded days are left out;
     * a period in which a part of a day is excluded has none.
     */
    public Map<Period, Map<String, Double>> percentiles(Kpi kpi, Period from, Period to, Slice slice) {
        var excluded = excludedTime(kpi, from, to, slice);
        var percentiles = new HashMap<Period, Map<String, Double>>();
        CompanionFigures.percentiles(kpi)
                .ifPresent(shown -> tallies.bins(shown.input(), from, to, slice, excluded.wholeDays())
                        .forEach((period, bins) -> percentiles.put(period, shown.percentiles(bins))));
        // Sketches are stored by day, so a day cannot be split.
        percentiles.keySet().removeIf(excluded::splitsADayOf);
        return percentiles;
    }

    /**
     * The values behind these percentiles, by period and bin of the sketch.
     *
     * @param excluded time whose whole days are left out
     */
    Map<Period, Map<Integer, QuantileSketch.SketchBin>> bins(
            Kpi kpi, Period from, Period to, Slice slice, ExcludedTime excluded) {
        return CompanionFigures.percentiles(kpi)
                .map(shown -> tallies.bins(shown.input(), from, to, slice, excluded.wholeDays()))
                .orElse(Map.of());
    }

    /** The first and last period of that grain with data for the KPI; empty if it never had any. */
    public Optional<DataExtent> extent(Kpi kpi, Grain grain) {
        return tallies.extent(kpi.code(), denominatorInputs(kpi))
                .map(days -> new DataExtent(Period.of(grain, days.first()), last(grain, days)));
    }

    private static Period last(Grain grain, TallyReader.DayExtent days) {
        // Weeks are stored by their Monday; their data can fall up to six days later, in the next month.
        return Period.of(grain, days.last().plusDays(grain == Grain.WEEK ? 0 : 6));
    }

    /** Teams to choose from, by name: those of the data scope, or without a team limit up to 200 teams with data. */
    public List<String> teams(DataScope dataScope) {
        return dataScope.isOfTeams() ? dataScope.teams().stream().sorted().toList() : tallies.teams();
    }

    /** Channels with data, by name, up to 200. */
    public List<String> channels() {
        return tallies.channels();
    }

    /** The running period of that grain. */
    public Period currentPeriod(Grain grain) {
        return zone.periodOf(grain, clock.instant());
    }

    /** Inputs that show whether a KPI has data: those of its standard formula's denominator. */
    static Set<Input> denominatorInputs(Kpi kpi) {
        var inputs = new TreeSet<Input>();
        kpi.formula(kpi.standard())
                .denominator()
                .terms()
                .forEach(term -> inputs.add(term.input().additive()));
        return inputs;
    }
}
