package org.kept.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kept.kpi.Condition.NumberBound;

class EventFilterTest {

    static Stream<Arguments> conditions() {
        var over = within(Map.of(NumberBound.OVER, number("60")));
        var from = within(Map.of(NumberBound.AT_LEAST, number("60"), NumberBound.UNDER, number("90")));
        return Stream.of(
                Arguments.of(over, number("60"), false),
                Arguments.of(over, number("60.001"), true),
                Arguments.of(over, null, false),
                Arguments.of(over, "61", true),
                Arguments.of(over, "6e1", false),
                Arguments.of(over, "long", false),
                Arguments.of(over, true, false),
                Arguments.of(from, number("60.0"), true),
                Arguments.of(from, number("89.9"), true),
                Arguments.of(from, number("90"), false),
                Arguments.of(within(Map.of(NumberBound.AT_MOST, number("5"))), number("5"), true),
                Arguments.of(new Condition.EqualTo("damaged"), "damaged", true),
                Arguments.of(new Condition.EqualTo("damaged"), "Damaged", false),
                Arguments.of(new Condition.EqualTo("damaged"), null, false),
                Arguments.of(new Condition.EqualTo(number("5")), number("5.00"), true),
                Arguments.of(new Condition.EqualTo(number("5")), "5.0", true),
                Arguments.of(new Condition.EqualTo("5"), number("5"), false),
                Arguments.of(new Condition.EqualTo(true), true, true),
                Arguments.of(new Condition.EqualTo(true), false, false),
                Arguments.of(new Condition.EqualTo(true), "true", true),
                Arguments.of(new Condition.EqualTo(false), null, false),
                Arguments.of(new Condition.OneOf(List.of("a", "b")), "b", true),
                Arguments.of(new Condition.OneOf(List.of("a", "b")), "c", false),
                Arguments.of(new Condition.OneOf(List.of(number("1"), number("2"))), number("2.0"), true),
                Arguments.of(new Condition.Exists(true), "", true),
                Arguments.of(new Condition.Exists(true), null, false),
                Arguments.of(new Condition.Exists(false), null, true),
                Arguments.of(new Condition.Exists(false), List.of(), false));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aConditionMatchesTheExpectedValues(Condition condition, Object value, boolean holds) {
        assertThat(condition.holds(value)).isEqualTo(holds);
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(Map.of(), "contacts"),
                Arguments.of(
                        Map.of("waitSeconds", within(Map.of(NumberBound.OVER, number("60")))),
                        "contacts that waited over 60 s"),
                Arguments.of(
                        Map.of(
                                "waitSeconds",
                                within(Map.of(NumberBound.AT_MOST, number("90.50"), NumberBound.OVER, number("60"))),
                                "outcome",
                                new Condition.EqualTo("answered"),
                                "late",
                                new Condition.EqualTo(true)),
                        "contacts marked late, with outcome answered and that waited over 60 s and at most 90.5 s"),
                Arguments.of(Map.of("late", new Condition.EqualTo(false)), "contacts marked not late"),
                Arguments.of(Map.of("code", new Condition.EqualTo("7")), "contacts with code '7'"),
                Arguments.of(Map.of("reason", new Condition.OneOf(List.of("a", "b"))), "contacts with reason a or b"),
                Arguments.of(Map.of("customer", new Condition.Exists(true)), "contacts with any customer"),
                Arguments.of(Map.of("customer", new Condition.Exists(false)), "contacts without customer"),
                Arguments.of(Map.of("waitSeconds", new Condition.Exists(true)), "contacts with a waiting time"),
                Arguments.of(Map.of("handleSeconds", new Condition.Exists(false)), "contacts without a handle time"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void aFilterIsDescribedInWords(Map<String, Condition> where, String words) {
        assertThat(new EventFilter(EventType.CONTACT, new TreeMap<>(where)).words())
                .isEqualTo(words);
    }

    @Test
    void allConditionsAndTheTypeMustMatch() {
        var eventFilter = new EventFilter(
                EventType.ORDER,
                new TreeMap<>(Map.of(
                        "late", new Condition.EqualTo(true), "value", within(Map.of(NumberBound.OVER, number("9"))))));
        assertThat(eventFilter.matches(
                        EventType.ORDER, Map.<String, Object>of("late", true, "value", number("10"))::get))
                .isTrue();
        assertThat(eventFilter.matches(EventType.ORDER, Map.<String, Object>of("late", true)::get))
                .isFalse();
        assertThat(eventFilter.matches(
                        EventType.RETURN, Map.<String, Object>of("late", true, "value", number("10"))::get))
                .isFalse();
    }

    @Test
    void aNumeratorThatCannotExceedItsDenominatorMakesAShare() {
        var late = new EventFilter(EventType.ORDER, new TreeMap<>(Map.of("late", new Condition.EqualTo(true))));
        var orders = EventFilter.all(EventType.ORDER);
        assertThat(shape(late, orders)).isEqualTo(Formula.Shape.SHARE);
        assertThat(shape(orders, late)).isEqualTo(Formula.Shape.COUNT_RATE);
        assertThat(shape(EventFilter.all(EventType.INCORRECT_FULFILLMENT), orders))
                .isEqualTo(Formula.Shape.SHARE);
        assertThat(shape(EventFilter.all(EventType.COMPLAINT), orders)).isEqualTo(Formula.Shape.COUNT_RATE);
        assertThat(occasions(EventFilter.all(EventType.COMPLAINT))).isEqualTo(orders);
        assertThat(occasions(EventFilter.all(EventType.SURVEY))).isEqualTo(EventFilter.all(EventType.SURVEY));
    }

    @Test
    void aPromiseAboutWaitingCanBeBrokenOnlyWhereTheWaitIsKnown() {
        var present = new Condition.Exists(true);
        var waited = contacts("waitSeconds", within(Map.of(NumberBound.OVER, number("60"))));
        var occasions = occasions(waited);
        assertThat(occasions).isEqualTo(contacts("waitSeconds", present));
        assertThat(shape(waited, occasions)).isEqualTo(Formula.Shape.SHARE);

        var unknown = contacts("waitSeconds", new Condition.Exists(false));
        assertThat(occasions(unknown)).isEqualTo(EventFilter.all(EventType.CONTACT));
        assertThat(shape(unknown, occasions)).isEqualTo(Formula.Shape.COUNT_RATE);
        assertThat(shape(EventFilter.all(EventType.CONTACT), occasions)).isEqualTo(Formula.Shape.COUNT_RATE);
        assertThat(occasions(contacts("late", new Condition.EqualTo(true))))
                .isEqualTo(EventFilter.all(EventType.CONTACT));
    }

    private static EventFilter occasions(EventFilter breach) {
        return Objects.requireNonNull(
                        CustomKpiFactory.EventRatio.ofBreach(breach).below())
                .filter();
    }

    private static EventFilter contacts(String member, Condition condition) {
        return new EventFilter(EventType.CONTACT, new TreeMap<>(Map.of(member, condition)));
    }

    private static Formula.Shape shape(EventFilter above, EventFilter below) {
        var kpi = CustomKpiFactory.configured(
                "a",
                "A",
                Unit.FRACTION,
                org.kept.stats.Better.LOWER,
                CustomKpiFactory.EventRatio.ofCounts(above, below),
                CustomKpiFactory.KpiWriting.USUAL);
        return kpi.formula(kpi.standard()).shape();
    }

    private static Condition within(Map<NumberBound, BigDecimal> bounds) {
        return new Condition.WithinBounds(new TreeMap<>(bounds));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
