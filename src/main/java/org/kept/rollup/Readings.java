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
import org.kept.access.Reach;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.kpi.Beside;
import org.kept.kpi.Formula;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.kpi.Settings;
import org.kept.kpi.Sums;
import org.kept.kpi.Tally;

/** What a KPI read, period by period, for the whole company or a part of it. */
@ApplicationScoped
public class Readings {

    /**
     * One period of a KPI.
     *
     * @param complete whether it is over; one that still runs is compared with nothing
     * @param settings how the KPI was set for it
     */
    public record Point(Period period, boolean complete, Reading reading, Settings settings) {}

    /** The days between which a KPI has data, for the weeks that hold them. */
    public record Extent(Period first, Period last) {}

    private final TallyReader tallies;
    private final CustomerReader customers;
    private final FigureStore figures;
    private final KpiSettings settings;
    private final ReportingZone zone;
    private final Clock clock;
    private final ReadSession reads;

    Readings(
            TallyReader tallies,
            CustomerReader customers,
            FigureStore figures,
            KpiSettings settings,
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
    public List<Point> series(Kpi kpi, Period from, Period to, Cut cut) {
        return series(kpi, from, to, cut, null);
    }

    /** The same as another variant would have it. */
    public List<Point> series(Kpi kpi, Period from, Period to, Cut cut, @Nullable String variant) {
        var timeline = settings.timeline();
        var bySettings = new HashMap<Period, Settings>();
        for (var period : from.to(to)) {
            var set = timeline.in(kpi, period);
            bySettings.put(period, variant == null ? set : new Settings(variant, set.withinSeconds()));
        }
        var inputs = new TreeSet<Input>(Beside.inputs(kpi));
        // A formula is the same for most of the weeks.
        var formulas = new HashMap<Settings, Formula>();
        bySettings.values().forEach(set -> formulas.computeIfAbsent(set, kpi::formula));
        formulas.values().stream().map(Formula::inputs).forEach(inputs::addAll);
        var given = Given.of(figures.find(kpi.code(), from.grain(), from.start(), to.end(), cut), from.grain(), cut);
        var counted = new Given.Counted(
                counted(inputs, from, to, cut),
                given.needsCells() ? tallies.readCells(inputs, from, to, cut) : Map.of(),
                given.needsDays() ? tallies.readCells(inputs, day(from.start()), day(to.lastDay()), cut) : Map.of());
        var now = clock.instant();
        return from.to(to).stream()
                .map(period -> {
                    var set = Objects.requireNonNull(bySettings.get(period), "set above");
                    var formula = Objects.requireNonNull(formulas.get(set), "made above");
                    var reading = given.read(formula, period, counted, tally -> Beside.of(kpi, tally));
                    return new Point(period, zone.isComplete(period, now), reading, set);
                })
                .toList();
    }

    /**
     * Reads ahead what several KPIs will be asked for week by week, up to that one; without it each is read by itself. It
     * helps only where everything is read {@linkplain ReadSession in a session}.
     */
    public void prepare(Collection<Kpi> kpis, Period to, Cut cut) {
        if (!reads.isOpen()) {
            return;
        }
        var timeline = settings.timeline();
        var inputs = new TreeSet<Input>();
        var reaching = new TreeSet<Input>();
        for (var kpi : kpis) {
            inputs.addAll(Beside.inputs(kpi));
            inputs.addAll(kpi.formula(timeline.in(kpi, to)).inputs());
            reaching.addAll(denominator(kpi));
        }
        tallies.prepare(inputs, reaching, to, cut);
    }

    private static Period day(LocalDate date) {
        return Period.of(Grain.DAY, date);
    }

    private Map<Period, Tally> counted(Set<Input> inputs, Period from, Period to, Cut cut) {
        var read = new HashMap<>(tallies.read(inputs, from, to, cut));
        if (inputs.stream().anyMatch(CustomerReader.DISTINCT::contains)) {
            merge(read, customers.customers(from, to, cut));
        }
        return read;
    }

    private static void merge(Map<Period, Tally> into, Map<Period, Map<Input, Sums>> more) {
        more.forEach((period, sums) -> into.merge(period, new Tally(sums), Tally::plus));
    }

    /** The percentiles beside the KPI in each period that has any, by name; empty for a KPI that shows none. */
    public Map<Period, Map<String, Double>> percentiles(Kpi kpi, Period from, Period to, Cut cut) {
        var percentiles = new HashMap<Period, Map<String, Double>>();
        if (Beside.hasPercentiles(kpi)) {
            tallies.waits(from, to, cut).forEach((period, bins) -> percentiles.put(period, Beside.percentiles(bins)));
        }
        return percentiles;
    }

    /** The first and the last period of that grain with any data for the KPI; empty when it never had any. */
    public Optional<Extent> extent(Kpi kpi, Grain grain) {
        return tallies.extent(kpi.code(), denominator(kpi))
                .map(days -> new Extent(Period.of(grain, days.first()), last(grain, days)));
    }

    private static Period last(Grain grain, TallyReader.Extent days) {
        // Weeks are stored by their Monday; the week's data may lie up to six days later, in the next month.
        return Period.of(grain, days.last().plusDays(grain == Grain.WEEK ? 0 : 6));
    }

    /** The teams to choose from by name: theirs, or where all are, those that anything is counted under, up to 200. */
    public List<String> teams(Reach reach) {
        return reach.isOfTeams() ? reach.teams().stream().sorted().toList() : tallies.teams();
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
                .forEach(term -> inputs.add(CustomerReader.stored(term.input())));
        return inputs;
    }
}
