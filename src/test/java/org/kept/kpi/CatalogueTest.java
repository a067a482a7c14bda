package org.kept.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kept.stats.Better;

/** Completeness of every KPI, input and event type, which the compiler cannot check. */
class CatalogueTest {

    static List<Kpi> kpis() {
        return Catalogue.all();
    }

    static List<EventType> types() {
        return EventType.builtIn();
    }

    static Stream<Input> inputs() {
        return Arrays.stream(Input.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Input.class)
                .map(field -> {
                    try {
                        return (Input) Objects.requireNonNull(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void aKpiHasWordsForEveryVariantAndForAChange(Kpi kpi) {
        for (var formula : kpi.variants().values()) {
            assertThat(List.of(
                            formula.said().sentence(),
                            formula.said().alone(),
                            formula.said().counting()))
                    .noneMatch(String::isBlank);
            assertThat(formula.inputs()).allSatisfy(input -> assertThat(EventType.typesFeeding(input))
                    .isNotEmpty());
        }
        var change = kpi.change();
        assertThat(List.of(change.things(), change.rose(), change.fell(), change.high(), change.low()))
                .noneMatch(String::isBlank);
        assertThat(change).isNotEqualTo(Kpi.ChangeWords.UNTOLD);
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void everyKpiThatCanBeATargetHasMissionHints(Kpi kpi) {
        assertThat(kpi.hints().isEmpty()).isEqualTo(kpi.better() == Better.NEITHER);
        assertThat(kpi.hints()).allSatisfy(hint -> assertThat(hint.because()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void aKpiHasHeadingsByWhichATableIsRead(Kpi kpi) {
        assertThat(kpi.headings()).isNotBlank();
        assertThat(Pattern.compile(kpi.headings()).matcher(""))
                .satisfies(empty -> assertThat(empty.find()).isFalse());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anInputIsFedByEvents(Input input) {
        assertThat(EventType.feedsOf(input)).isNotEmpty();
        assertThat(EventType.feedsOf(input).stream().map(Feed::kind).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeIsComplete(EventType type) {
        assertThat(type.plural()).isNotBlank();
        assertThat(type.fields()).isNotEmpty();
        assertThat(type.exclusiveInputs().findAny().isPresent()).isEqualTo(type.isCountable());
        assertThat(type.feeds())
                .extracting(Feed::limit)
                .filteredOn(Objects::nonNull)
                .extracting(limit -> Catalogue.find(limit.kpi()).orElseThrow())
                .allMatch(Kpi::hasTime);
        assertThat(type.feeds()).allSatisfy(feed -> assertThat(inputs()).contains(feed.input()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSampleIsValidReadableAndCountsOnce(EventType type) {
        for (var sample : type.samples()) {
            assertThat(type.fields())
                    .extracting(EventField::name)
                    .containsAll(sample.data().keySet());
            EventData data = member -> value(type, member, sample.data().get(member));
            assertThat(type.sentence().of(sample.id(), data, seconds -> seconds + " s"))
                    .isNotBlank()
                    .doesNotContain("null");
            assertThat(type.feeds().stream()
                            .filter(feed -> feed.kind() == Feed.FeedKind.EACH_ONCE)
                            .filter(feed -> feed.accepts(data, kpi -> 60)))
                    .hasSize(1);
        }
    }

    private static @Nullable Object value(EventType type, String member, @Nullable String text) {
        var field = type.field(member);
        if (text == null || field == null) {
            return text;
        }
        if (field.kind() == EventField.FieldKind.FLAG) {
            return Boolean.valueOf(text);
        }
        return field.isNumeric() ? new BigDecimal(text) : text;
    }
}
