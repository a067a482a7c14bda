package org.kept.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kept.kpi.CustomKpiFactory.EventRatio;
import org.kept.kpi.CustomKpiFactory.EventSum;
import org.kept.kpi.CustomKpiFactory.KpiWriting;
import org.kept.kpi.EventField.FieldKind;
import org.kept.kpi.Tally.InputSums;
import org.kept.stats.Better;

/** Sums, means, customers and percentiles of custom KPIs. */
class CustomKpiFactoryTest {

    private static final EventFilter ORDERS = EventFilter.all(EventType.ORDER);
    private static final EventFilter CONTACTS = EventFilter.all(EventType.CONTACT);
    private static final Input ABOVE = CustomKpiFactory.numeratorInput("own");
    private static final Input BELOW = CustomKpiFactory.denominatorInput("own");

    @Test
    void theKindOfNumberFollowsFromBothSides() {
        var late = new EventFilter(EventType.ORDER, new TreeMap<>(Map.of("late", new Condition.EqualTo(true))));
        assertThat(shape(EventSum.sum(ORDERS, "value"), EventSum.count(ORDERS))).isEqualTo(Formula.Shape.SIGNED_MEAN);
        assertThat(shape(EventSum.sum(CONTACTS, "handleSeconds"), EventSum.count(CONTACTS)))
                .isEqualTo(Formula.Shape.MEAN);
        assertThat(shape(EventSum.sum(ORDERS, "value"), EventSum.count(CONTACTS)))
                .isEqualTo(Formula.Shape.RATIO);
        assertThat(shape(EventSum.sum(late, "value"), EventSum.sum(ORDERS, "value")))
                .isEqualTo(Formula.Shape.RATIO);
        assertThat(shape(EventSum.customers(late), EventSum.customers(ORDERS))).isEqualTo(Formula.Shape.SHARE);
        assertThat(shape(EventSum.count(ORDERS), EventSum.customers(ORDERS))).isEqualTo(Formula.Shape.RATIO);
        assertThat(shape(EventSum.count(late), EventSum.count(ORDERS))).isEqualTo(Formula.Shape.SHARE);
    }

    @Test
    void aMeanOfNumbersThatCanBeBelowZeroHasItsInterval() {
        var kpi = kpi(Unit.NUMBER, new EventRatio(EventSum.sum(ORDERS, "value"), EventSum.count(ORDERS), List.of()));
        var formula = kpi.formula(kpi.standard());
        var tally = new Tally(Map.of(ABOVE, new InputSums(3, -3, 17), BELOW, new InputSums(3, 0, 0)));
        formula.read(formula.quotient(tally), Map.of())
                .fold(
                        present -> {
                            assertThat(present.amount()).isEqualTo(-1);
                            var interval = Objects.requireNonNull(present.interval());
                            assertThat(interval.low()).isLessThan(-1);
                            assertThat(interval.high()).isGreaterThan(-1);
                            return true;
                        },
                        absent -> {
                            throw new AssertionError(absent.why());
                        });
    }

    @Test
    void aRatioOfSumsHasNoInterval() {
        var kpi = kpi(
                Unit.FRACTION,
                new EventRatio(
                        EventSum.sum(EventFilter.all(EventType.RETURN), "value"),
                        EventSum.sum(ORDERS, "value"),
                        List.of()));
        var formula = kpi.formula(kpi.standard());
        var tally = new Tally(Map.of(ABOVE, new InputSums(2, 50, 1300), BELOW, new InputSums(9, 200, 9000)));
        var interval = formula.read(formula.quotient(tally), Map.of())
                .<Boolean>fold(present -> present.interval() == null, absent -> false);
        assertThat(interval).isTrue();
        assertThat(formula.read(formula.quotient(Tally.EMPTY), Map.of()).isPresent())
                .isFalse();
    }

    @Test
    void onlyNumbersOfAReasonableSizeAreAddedUp() {
        assertThat(EventSum.summed(new BigDecimal("24.90"))).hasValue(24.9);
        assertThat(EventSum.summed("-3.5")).hasValue(-3.5);
        assertThat(EventSum.summed("3,5")).isEmpty();
        assertThat(EventSum.summed(true)).isEmpty();
        assertThat(EventSum.summed(null)).isEmpty();
        assertThat(EventSum.summed(new BigDecimal("1e99"))).isEmpty();
        // A field accepts no larger number, so that an event in the count of a mean is in its sum too.
        assertThat(EventSum.summed(BigDecimal.valueOf(FieldKind.NUMBER.most()))).hasValue(1e12);
        assertThat(EventSum.summed(new BigDecimal("-2500000000"))).hasValue(-2_500_000_000.0);
        var event = Map.<String, Object>of("value", new BigDecimal("7"));
        assertThat(EventSum.sum(ORDERS, "value").of(EventType.ORDER, event::get))
                .hasValue(7);
        assertThat(EventSum.sum(ORDERS, "other").of(EventType.ORDER, event::get))
                .isEmpty();
        assertThat(EventSum.sum(ORDERS, "value").of(EventType.RETURN, event::get))
                .isEmpty();
        assertThat(EventSum.customers(ORDERS).of(EventType.ORDER, event::get)).isEmpty();
    }

    @Test
    void distinctCustomersAreAnInputOfTheirOwn() {
        var customers = ABOVE.distinct();
        assertThat(customers.isDistinct()).isTrue();
        assertThat(customers.additive()).isEqualTo(ABOVE);
        assertThat(ABOVE.isDistinct()).isFalse();
        assertThat(ABOVE.additive()).isEqualTo(ABOVE);
        assertThat(Input.CUSTOMERS.additive()).isEqualTo(Input.ORDERS_WITH_CUSTOMER);
        var kpi = kpi(Unit.NUMBER, new EventRatio(EventSum.count(ORDERS), EventSum.customers(ORDERS), List.of()));
        assertThat(kpi.formula(kpi.standard()).inputs()).containsExactlyInAnyOrder(ABOVE, BELOW.distinct());
    }

    @Test
    void wordsSayWhatIsAddedUpAndHowItIsWritten() {
        var kpi = CustomKpiFactory.configured(
                "own",
                "Own",
                Unit.NUMBER,
                Better.HIGHER,
                new EventRatio(EventSum.sum(ORDERS, "value"), EventSum.count(ORDERS), List.of(50, 90)),
                new KpiWriting(2, "EUR", "{n} for {d} [d|order|orders]", "Without tax.", List.of("fair price")));
        assertThat(kpi.words(kpi.standard())).isEqualTo("total value of orders ÷ orders");
        assertThat(kpi.display()).isEqualTo("number:2:EUR");
        assertThat(kpi.symbol()).isEqualTo("EUR");
        assertThat(kpi.note()).isEqualTo("Without tax.");
        assertThat(kpi.hints()).extracting(MissionHint::phrases).containsExactly("fair price");
        assertThat(FormulaSentences.sentence(kpi, kpi.standard(), new Quotient(50, 1, 0), String::valueOf))
                .isEqualTo("50.0 for 1.0 order");
        assertThat(CompanionFigures.percentiles(kpi)).hasValueSatisfying(shown -> {
            assertThat(shown.input()).isEqualTo(ABOVE);
            assertThat(shown.percents()).containsExactly(50, 90);
        });
    }

    @Test
    void aKpiOfFiguresCountsNothing() {
        var kpi = kpi(Unit.FRACTION, EventRatio.FIGURES);
        var formula = kpi.formula(kpi.standard());
        assertThat(formula.inputs()).isEmpty();
        assertThat(formula.read(new Quotient(92, 100, Double.NaN), Map.of())
                        .value()
                        .orElseThrow())
                .isCloseTo(0.92, within(1e-12));
        assertThat(formula.read(formula.quotient(Tally.EMPTY), Map.of()).isPresent())
                .isFalse();
    }

    @Test
    void percentilesHaveTheirNames() {
        assertThat(List.of(50, 1, 2, 3, 11, 12, 13, 90, 91, 95, 99).stream()
                        .map(CompanionFigures::percentileWords)
                        .toList())
                .containsExactly(
                        "median",
                        "1st percentile",
                        "2nd percentile",
                        "3rd percentile",
                        "11th percentile",
                        "12th percentile",
                        "13th percentile",
                        "90th percentile",
                        "91st percentile",
                        "95th percentile",
                        "99th percentile");
    }

    private static Formula.Shape shape(EventSum above, EventSum below) {
        var kpi = kpi(Unit.NUMBER, new EventRatio(above, below, List.of()));
        return kpi.formula(kpi.standard()).shape();
    }

    private static Kpi kpi(Unit unit, EventRatio ratio) {
        return CustomKpiFactory.configured("own", "Own", unit, Better.HIGHER, ratio, KpiWriting.USUAL);
    }
}
