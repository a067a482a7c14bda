package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.ingest.Event;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Input;
import org.kept.kpi.Quotient;
import org.kept.kpi.Tally;
import org.kept.kpi.Tally.InputSums;
import org.kept.rollup.model.ReportedFigure;
import org.kept.rollup.model.SliceKey;

/** For any counts and figures, a split either sums to the whole or is refused. */
class SplitCalculationTest {

    private static final Period FIRST = Period.parse("2024-W10");
    private static final List<Period> WEEKS = FIRST.to(FIRST.plus(1));
    private static final List<SliceKey> CELLS = List.of(
            new SliceKey("red", "phone"),
            new SliceKey("red", "mail"),
            new SliceKey("blue", "phone"),
            new SliceKey("blue", ""),
            new SliceKey("", "phone"),
            new SliceKey("", ""));
    private static final FormulaSettings SETTINGS = new FormulaSettings("standard", 0);
    private static final Formula CSAT =
            Catalogue.find("csat").orElseThrow().formula(new FormulaSettings("standard", 0));

    /** Satisfied and other answers on a day under a slice key. */
    private record Count(int day, int cell, int satisfied, int more) {}

    /** A figure for a day, or for its week. */
    private record Reported(int day, boolean week, int cell, int satisfied, int more, boolean alone) {}

    @Property(tries = 400)
    void partsSumToTheWholeAndEqualTheirOwnReadings(
            @ForAll("counts") List<Count> counts, @ForAll("figures") List<Reported> reported, @ForAll Dimension by) {
        var world = new World(counts, reported);
        world.split(Slice.ALL, by)
                .fold(
                        parts -> {
                            assertThat(sum(parts)).isEqualTo(parts.whole());
                            assertThat(parts.whole()).isEqualTo(world.sum(Slice.ALL));
                            for (var part : parts.parts()) {
                                if (part.name() != null) {
                                    assertThat(part.quotient())
                                            .isEqualTo(world.sum(by.limitedTo(Slice.ALL, part.name())));
                                }
                            }
                            return true;
                        },
                        refused -> assertThat(refused.why()).endsWith("."));
    }

    @Property(tries = 200)
    void eventsAndTeamFiguresAreNeverRefused(
            @ForAll("counts") List<Count> counts, @ForAll("teamFigures") List<Reported> reported) {
        var world = new World(counts, reported);
        var parts = world.split(Slice.ALL, Dimension.TEAM).<Split.SplitParts>fold(all -> all, refused -> {
            throw new AssertionError(refused.why());
        });
        assertThat(sum(parts)).isEqualTo(parts.whole());
    }

    private static Quotient sum(Split.SplitParts parts) {
        return parts.parts().stream().map(Split.SplitPart::quotient).reduce(Quotient.NOTHING, Quotient::plus);
    }

    @Provide
    Arbitrary<List<Count>> counts() {
        var small = Arbitraries.integers().between(0, 9);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, CELLS.size() - 1),
                        small,
                        small)
                .as(Count::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Reported>> figures() {
        return reported(
                CELLS.size() - 1,
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))));
    }

    @Provide
    Arbitrary<List<Reported>> teamFigures() {
        return reported(2, Arbitraries.just(false));
    }

    private static Arbitrary<List<Reported>> reported(int lastCell, Arbitrary<Boolean> alone) {
        var small = Arbitraries.integers().between(0, 9);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, lastCell),
                        small,
                        small,
                        alone)
                .as(Reported::new)
                .list()
                .ofMaxSize(4);
    }

    /** Counts and figures of two weeks. */
    private static final class World {

        private final Map<Period, Map<SliceKey, Tally>> weeks = new HashMap<>();
        private final Map<Period, Map<SliceKey, Tally>> days = new HashMap<>();
        private final List<ReportedFigure> figures = new ArrayList<>();

        World(List<Count> counts, List<Reported> reported) {
            for (var count : counts) {
                var tally = new Tally(Map.of(
                        Input.CSAT_SATISFIED, new InputSums(count.satisfied, 0, 0),
                        Input.CSAT_ANSWERS, new InputSums(count.satisfied + count.more, 0, 0)));
                add(weeks, Period.of(Grain.WEEK, day(count.day).start()), CELLS.get(count.cell), tally);
                add(days, day(count.day), CELLS.get(count.cell), tally);
            }
            for (var each : reported) {
                var period = each.week ? Period.of(Grain.WEEK, day(each.day).start()) : day(each.day);
                figures.add(new ReportedFigure(
                        new Event.EventKey("told", "f" + figures.size()),
                        "csat",
                        period,
                        CELLS.get(each.cell),
                        Instant.EPOCH.plusSeconds(figures.size()),
                        each.alone ? null : new Quotient(each.satisfied, each.satisfied + each.more, 0),
                        each.alone ? 0.5 : Double.NaN));
            }
        }

        private static Period day(int number) {
            return Period.of(Grain.DAY, FIRST.start().plusDays(number));
        }

        private static void add(Map<Period, Map<SliceKey, Tally>> to, Period period, SliceKey sliceKey, Tally tally) {
            to.computeIfAbsent(period, key -> new TreeMap<>()).merge(sliceKey, tally, Tally::plus);
        }

        Split split(Slice slice, Dimension by) {
            return new SplitCalculation(
                            CSAT,
                            SETTINGS,
                            WEEKS,
                            slice,
                            new SliceLabels(by, DataScope.EVERYTHING),
                            figures,
                            weeks,
                            days)
                    .split();
        }

        /** The sum over the weeks, as pages compute it for the slice. */
        Quotient sum(Slice slice) {
            var sliceFigures = figures.stream()
                    .filter(figure -> slice.key().contains(figure.cell()))
                    .toList();
            var cells = within(weeks, slice);
            var whole = new HashMap<Period, Tally>();
            cells.forEach(
                    (week, byKey) -> whole.put(week, byKey.values().stream().reduce(Tally.EMPTY, Tally::plus)));
            var counted = new FigureOverrides.CountedTallies(whole, cells, within(days, slice));
            var figureOverrides = FigureOverrides.of(sliceFigures, Grain.WEEK, slice);
            var sum = Quotient.NOTHING;
            for (var week : WEEKS) {
                sum = sum.plus(figureOverrides
                        .read(CSAT, week, counted, tally -> Map.of())
                        .fold(present -> quotient(present.quotient()), absent -> Quotient.NOTHING));
            }
            return sum;
        }

        private static Quotient quotient(@Nullable Quotient quotient) {
            assertThat(quotient).isNotNull();
            return quotient == null ? Quotient.NOTHING : quotient;
        }

        private static Map<Period, Map<SliceKey, Tally>> within(Map<Period, Map<SliceKey, Tally>> all, Slice slice) {
            var within = new HashMap<Period, Map<SliceKey, Tally>>();
            all.forEach((period, byKey) -> {
                var kept = new TreeMap<>(byKey);
                kept.keySet().removeIf(sliceKey -> !slice.key().contains(sliceKey));
                within.put(period, kept);
            });
            return within;
        }
    }
}
