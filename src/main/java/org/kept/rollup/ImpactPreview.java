package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.exclusion.ExcludedTime;
import org.kept.ingest.EventChanges;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.SentRecord;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.EventType;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.problem.Problem;
import org.kept.rollup.model.PreviewTurn;
import org.kept.rollup.model.ReportedFigure;
import org.kept.rollup.tally.AddedSums;
import org.kept.rollup.tally.CountedSums;
import org.kept.stats.QuantileSketch;
import org.kept.stats.Rounding;
import org.kept.ui.ComparedFigures;
import org.kept.ui.NumberFormatter;

/**
 * Weekly numbers of the whole company before and after an import, told before anything is stored. Excluded time is left
 * out of both.
 *
 * <p>The events are stored as an import stores them, in a transaction that is rolled back: which orders are a customer's
 * first, which were returned and which figure applies depends on all other events, so that only the database can tell.
 * The sums are added in memory instead of being written. Every sender writes the same rows of them, those of the running
 * week, and would wait for the end of the preview; only the customers that custom KPIs count once have rows of their own,
 * which are written. Both readings therefore rest on one reading of the stored sums, and
 * differ by nothing that others store meanwhile.
 *
 * <p>On PostgreSQL others wait for a preview only if they store the same events or orders of the same customers, and,
 * while returns are being counted, orders and returns. On H2 every writer waits. A preview is therefore limited to
 * {@value #MAX_RECORDS} records, which are stored in about a second, and each node makes one at a time.
 */
@ApplicationScoped
public class ImpactPreview {

    /** Maximum number of records that are previewed. */
    public static final int MAX_RECORDS = 5_000;

    private final EventIngestion ingestion;
    private final EventRollup rollup;
    private final KpiReader kpiReader;
    private final KpiRegistry registry;
    private final ReadSession reads;
    private final PreviewTurn turn = new PreviewTurn("Other imports are being previewed. Try again in a few seconds.");

    ImpactPreview(
            EventIngestion ingestion,
            EventRollup rollup,
            KpiReader kpiReader,
            KpiRegistry registry,
            ReadSession reads) {
        this.ingestion = ingestion;
        this.rollup = rollup;
        this.kpiReader = kpiReader;
        this.registry = registry;
        this.reads = reads;
    }

    /**
     * What an import changes.
     *
     * @param changes the first changes, the most important first
     * @param more how many changes follow
     * @param previewed number of records that were previewed, from the first on
     * @param sent number of records in the import
     * @param current the running week
     * @param excluded whether exclusions touch a number of these changes
     */
    public record Impact(
            List<NumberChange> changes, int more, int previewed, int sent, Period current, boolean excluded) {

        public Impact {
            changes = List.copyOf(changes);
        }

        /** The changes as lines: {@code Return rate, week 47: 5.1% → 4.2%}. */
        public List<String> lines() {
            return changes.stream().map(each -> each.line(current)).toList();
        }

        /** What these lines leave out, as sentences; empty if nothing. */
        public List<String> omissions() {
            var omissions = new ArrayList<String>();
            if (more > 0) {
                omissions.add("And " + NumberFormatter.of(more, "other number", "other numbers") + ".");
            }
            if (previewed < sent) {
                omissions.add("This import is too large to preview in full. These are the changes by its first "
                        + NumberFormatter.of(previewed, "record", "records") + ".");
            }
            if (excluded) {
                omissions.add("Excluded time is left out.");
            }
            return List.copyOf(omissions);
        }
    }

    /**
     * One KPI in one week.
     *
     * @param title the KPI's name with what depends on its settings
     * @param companion what is shown beside the KPI, such as its median; null for the KPI itself
     * @param things what the KPI's sample consists of, in the plural; null if there is no word for it
     */
    public record NumberChange(
            Kpi kpi,
            String title,
            @Nullable String companion,
            @Nullable String things,
            Period week,
            Reading before,
            Reading after) {

        private static NumberChange of(Kpi kpi, KpiReader.PeriodReading before, KpiReader.PeriodReading after) {
            var settings = after.settings();
            var isStandard = settings.variant().equals(kpi.standard().variant());
            return new NumberChange(
                    kpi,
                    kpi.title(settings),
                    null,
                    isStandard && Catalogue.find(kpi.code()).isPresent()
                            ? kpi.change().things()
                            : null,
                    after.period(),
                    before.reading(),
                    after.reading());
        }

        private NumberChange ofCompanion(String name, @Nullable Double old, @Nullable Double next) {
            return new NumberChange(kpi, title, name, null, week, companion(old), companion(next));
        }

        private static Reading companion(@Nullable Double amount) {
            return amount == null ? Reading.noData() : new Reading.Present(amount, null, null, Map.of());
        }

        /** Whether the value itself differs, not only its sample, or is there only before or after. */
        boolean isVisible() {
            var old = before.value();
            var next = after.value();
            return old.isPresent() != next.isPresent()
                    || (old.isPresent() && Rounding.onto(old.getAsDouble(), next.getAsDouble()) != old.getAsDouble());
        }

        /** The change with as many decimals as tell both values apart; the year only if it is not the current one. */
        public String line(Period current) {
            var code = week.code().split("-W", -1);
            var year = current.code().startsWith(code[0] + "-") ? "" : " of " + code[0];
            return title + (companion == null ? "" : ", " + companion) + ", week " + Integer.parseInt(code[1]) + year
                    + ": " + values();
        }

        private String values() {
            var old = before.value();
            var next = after.value();
            var unit = kpi.display();
            if (old.isPresent() && next.isPresent()) {
                var figures =
                        ComparedFigures.of(unit, List.of(old.getAsDouble()), List.of(), List.of(next.getAsDouble()));
                return about(old.getAsDouble()) + figures.figure(old.getAsDouble()) + " → " + about(next.getAsDouble())
                        + figures.value(next.getAsDouble());
            }
            return alone(unit, before) + " → " + alone(unit, after);
        }

        private String alone(String unit, Reading reading) {
            return reading.fold(
                    present ->
                            about(present.amount()) + NumberFormatter.value(unit, present.amount()) + sample(present),
                    absent -> "no data");
        }

        /** What is shown beside a KPI is a percentile. */
        private String about(double value) {
            return companion == null ? "" : CompanionFigures.about(value);
        }

        private String sample(Reading.Present present) {
            var sample = present.sample();
            if (sample.isEmpty()) {
                return "";
            }
            var count = Math.round(sample.getAsDouble());
            return things == null || count == 1
                    ? " (a sample of " + NumberFormatter.count(count) + ")"
                    : " (" + NumberFormatter.count(count) + " " + things + ")";
        }
    }

    /**
     * The numbers that differ after an import of these records, for callers who may see all KPIs: the given KPIs first,
     * the newest weeks first.
     *
     * @param records of which the first {@value #MAX_RECORDS} are previewed
     * @param options of the import
     * @param first the KPIs that matter most, such as those of the mission, each once
     * @param maxLines maximum number of changes
     * @throws Problem if other previews take too long
     */
    public Impact of(List<SentRecord> records, IngestOptions options, List<Kpi> first, int maxLines) {
        if (reads.isOpen()) {
            throw new IllegalStateException("a preview reads what its own transaction changes");
        }
        var previewed = records.subList(0, Math.min(records.size(), MAX_RECORDS));
        var found = turn.run(() -> ingestion.preview(previewed, options, changes -> differences(changes, first)));
        var shown = found.subList(0, Math.min(found.size(), maxLines));
        return new Impact(
                shown,
                found.size() - shown.size(),
                previewed.size(),
                records.size(),
                kpiReader.currentPeriod(Grain.WEEK),
                shown.stream().anyMatch(this::isPartlyExcluded));
    }

    private boolean isPartlyExcluded(NumberChange change) {
        return !kpiReader
                .excludedTime(change.kpi(), change.week(), change.week(), Slice.ALL)
                .isEmpty();
    }

    /** All differences, in the order of their importance; within the transaction that has stored the events. */
    private List<NumberChange> differences(EventChanges changes, List<Kpi> first) {
        var stored = kpiReader.stored(Slice.ALL).cached();
        var delta = rollup.delta(changes);
        var added = new AddedSums(stored, delta);
        var figures = figures(changes);
        var weeks = new TreeSet<>(added.weeks());
        figures.forEach(figure -> week(figure).ifPresent(weeks::add));
        if (weeks.isEmpty()) {
            return List.of();
        }
        var reported = figures.stream().map(ReportedFigure::kpi).collect(Collectors.toSet());
        var important = Set.copyOf(Kpi.codes(first));
        var kpis = Stream.concat(first.stream(), registry.all().stream().filter(kpi -> !important.contains(kpi.code())))
                .filter(kpi -> reported.contains(kpi.code()) || isFed(kpi, added.inputs()))
                .toList();
        var before = series(stored, kpis, weeks);
        rollup.storeFigures(changes);
        rollup.storeCustomers(delta);
        var after = series(kpiReader.withStoredCustomers(added, Slice.ALL), kpis, weeks);
        var differences = new ArrayList<NumberChange>();
        for (var nr = 0; nr < kpis.size(); nr++) {
            var kpi = kpis.get(nr);
            var excluded = kpiReader.excludedTime(kpi, weeks.first(), weeks.last(), Slice.ALL);
            var bins = kpiReader.bins(kpi, weeks.first(), weeks.last(), Slice.ALL, excluded);
            var binsAfter = bins(kpi, added, bins, excluded);
            for (var i = 0; i < after.get(nr).size(); i++) {
                var change = NumberChange.of(
                        kpi, before.get(nr).get(i), after.get(nr).get(i));
                if (weeks.contains(change.week())) {
                    differences.add(change);
                    if (!excluded.splitsADayOf(change.week())) {
                        differences.addAll(percentiles(change, bins, binsAfter));
                    }
                }
            }
        }
        // Stable: within a week, the KPIs stay in their order.
        return differences.stream()
                .filter(NumberChange::isVisible)
                .sorted(Comparator.comparing((NumberChange each) ->
                                !important.contains(each.kpi().code()))
                        .thenComparing(NumberChange::week, Comparator.reverseOrder()))
                .toList();
    }

    private static Map<Period, Map<Integer, QuantileSketch.SketchBin>> bins(
            Kpi kpi,
            AddedSums added,
            Map<Period, Map<Integer, QuantileSketch.SketchBin>> before,
            ExcludedTime excluded) {
        return CompanionFigures.percentiles(kpi)
                .map(shown -> added.bins(shown.input(), before, excluded))
                .orElse(Map.of());
    }

    private static List<NumberChange> percentiles(
            NumberChange change,
            Map<Period, Map<Integer, QuantileSketch.SketchBin>> before,
            Map<Period, Map<Integer, QuantileSketch.SketchBin>> after) {
        return CompanionFigures.percentiles(change.kpi())
                .map(shown -> {
                    var old =
                            change.before().besideWith(shown.percentiles(before.getOrDefault(change.week(), Map.of())));
                    var next =
                            change.after().besideWith(shown.percentiles(after.getOrDefault(change.week(), Map.of())));
                    return shown.percents().stream()
                            .map(percent -> {
                                var name = CompanionFigures.percentileName(percent);
                                return change.ofCompanion(
                                        CompanionFigures.percentileWords(percent), old.get(name), next.get(name));
                            })
                            .toList();
                })
                .orElse(List.of());
    }

    private List<List<KpiReader.PeriodReading>> series(CountedSums sums, List<Kpi> kpis, SortedSet<Period> weeks) {
        return kpis.stream()
                .map(kpi -> kpiReader.seriesOf(sums, kpi, weeks.first(), weeks.last(), Slice.ALL))
                .toList();
    }

    private static boolean isFed(Kpi kpi, Set<Input> inputs) {
        return kpi.variants().values().stream().anyMatch(formula -> formula.inputs().stream()
                .anyMatch(input -> inputs.contains(input) || isFedCustomers(input, inputs)));
    }

    private static boolean isFedCustomers(Input input, Set<Input> inputs) {
        return input.isCustom() && inputs.contains(input.additive());
    }

    /** The figures that come, and those that they replace. */
    private static List<ReportedFigure> figures(EventChanges changes) {
        return changes.changes().stream()
                .flatMap(change -> Stream.concat(Stream.ofNullable(change.before()), Stream.ofNullable(change.after())))
                .filter(event -> event.type().equals(EventType.FIGURE))
                // Only their KPI and period are asked for.
                .map(event -> ReportedFigure.of(event, kpi -> 1))
                .toList();
    }

    /** The week that a figure counts in; none for one of a month. */
    private static Optional<Period> week(ReportedFigure figure) {
        return figure.period().grain() == Grain.MONTH
                ? Optional.empty()
                : Optional.of(Period.of(Grain.WEEK, figure.start()));
    }
}
