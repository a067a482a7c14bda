package org.kept.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kept.kpi.Tally.InputSums;
import org.kept.stats.QuantileSketch;

/** Checks the catalogue and {@code docs/kpis.md} against each other. */
class WorkedExamplesTest {

    static List<WorkedExample> examples() {
        return WorkedExample.all();
    }

    static List<Kpi> kpis() {
        return Catalogue.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aWorkedExampleGivesItsResult(WorkedExample example) {
        var formula = formula(example);
        var quotient = formula.quotient(example.counted());

        assertThat(quotient.numerator()).isEqualTo(example.numerator());
        assertThat(quotient.denominator()).isEqualTo(example.denominator());
        var result =
                formula.read(quotient, Map.of()).fold(present -> String.valueOf(present.amount()), Reading.Absent::why);
        if (example.hasValue()) {
            assertThat(Double.parseDouble(result)).isCloseTo(Double.parseDouble(example.value()), within(5e-7));
        } else {
            assertThat(result).isEqualTo(example.value());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aValueIsInItsInterval(WorkedExample example) {
        var formula = formula(example);
        var reading = formula.read(formula.quotient(example.counted()), Map.of());
        if (reading instanceof Reading.Present present && present.interval() != null) {
            assertThat(present.amount())
                    .isBetween(
                            present.interval().low() - 1e-12, present.interval().high() + 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void everyVariantHasARowWithAValueAndARowWithoutOne(Kpi kpi) {
        for (var variant : kpi.variants().keySet()) {
            var rows = WorkedExample.all().stream()
                    .filter(row -> row.kpi().equals(kpi.code()) && row.variant().equals(variant))
                    .toList();
            assertThat(rows).as(kpi.code() + " " + variant).anyMatch(WorkedExample::hasValue);
            assertThat(rows).as(kpi.code() + " " + variant).anyMatch(row -> !row.hasValue());
        }
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void thePageDescribesEachKpiAsTheCatalogueDoes(Kpi kpi) {
        var better =
                switch (kpi.better()) {
                    case HIGHER -> "higher";
                    case LOWER -> "lower";
                    case NEITHER -> "neutral";
                };
        var time = kpi.hasTime() ? ", T = " + kpi.standard().withinSeconds() + " s" : "";
        assertThat(WorkedExample.page())
                .contains(
                        "## " + kpi.name() + ": `" + kpi.code() + "`",
                        "Family `" + kpi.family().code() + "`, unit `"
                                + kpi.unit().code() + "`, better when `" + better + "`. At first `"
                                + kpi.standard().variant() + "`" + time + ".");
        for (var variant : kpi.variants().keySet()) {
            var settings = new FormulaSettings(variant, kpi.standard().withinSeconds());
            assertThat(WorkedExample.page()).contains("- `" + variant + "`: " + kpi.words(settings));
        }
    }

    @Test
    void thePageNamesNoOtherKpi() {
        var headings = WorkedExample.page().stream()
                .filter(line -> line.matches("## .*`.*`"))
                .map(line -> line.replaceAll(".*`(.*)`", "$1"));
        assertThat(headings).containsExactlyElementsOf(Kpi.codes(Catalogue.all()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noWordsContainAPlaceholder(WorkedExample example) {
        var formula = formula(example);
        assertThat(formula.numerator().words() + formula.denominator().words()).doesNotContain("{", "}");
    }

    @Test
    void anUnknownVariantIsRejected() {
        var sla = Catalogue.find("sla").orElseThrow();
        assertThatThrownBy(() -> sla.formula(new FormulaSettings("made-up", 60)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("answered-over-offered");
    }

    @Test
    void theWordsContainTheTimeSet() {
        var sla = Catalogue.find("sla").orElseThrow();
        assertThat(sla.words(new FormulaSettings("answered-over-offered", 20)))
                .isEqualTo("contacts answered within 20 s ÷ contacts offered");
    }

    @Test
    void talliesAddUpAndThenDivide() {
        var quiet = new Tally(
                Map.of(Input.CSAT_ANSWERS, new InputSums(2, 4, 10), Input.CSAT_SATISFIED, new InputSums(0, 0, 0)));
        var busy = new Tally(
                Map.of(Input.CSAT_ANSWERS, new InputSums(98, 450, 9), Input.CSAT_SATISFIED, new InputSums(98, 0, 0)));
        var csat = Catalogue.find("csat").orElseThrow().formula(new FormulaSettings(Kpi.STANDARD, 0));
        var both = csat.read(csat.quotient(quiet.plus(busy)), Map.of());
        assertThat(both.value()).hasValue(0.98);
    }

    @Test
    void sumsAreTheSameInAnyOrder() {
        var tenth = new InputSums(1, 0.1, 0.01);
        var fifth = new InputSums(1, 0.2, 0.04);
        var more = new InputSums(1, 0.3, 0.09);
        assertThat(tenth.plus(fifth).plus(more))
                .isEqualTo(more.plus(fifth).plus(tenth))
                .isEqualTo(new InputSums(3, 0.6, 0.14));
    }

    @Test
    void sumsThatCannotBeHaveNoValue() {
        for (var kpi : List.of("csat", "sla", "nps")) {
            var formula = kpi(kpi).formula(kpi(kpi).standard());
            assertThat(formula.read(new Quotient(92, 50, 0), Map.of()).value())
                    .as(kpi)
                    .isEmpty();
        }
        var returns = kpi("return-rate").formula(kpi("return-rate").standard());
        assertThat(returns.read(new Quotient(6, 5, 0), Map.of()).value()).hasValue(1.2);
        assertThat(kpi("nps").formula(kpi("nps").standard()).readValue(-300).value())
                .isEmpty();
    }

    @Test
    void companionFiguresAreMeansCountsAndPercentiles() {
        var tally = new Tally(
                Map.of(Input.CSAT_ANSWERS, new InputSums(4, 15, 60), Input.REFERRALS, new InputSums(3, 0, 0)));
        assertThat(CompanionFigures.of(kpi("csat"), tally)).containsExactly(Map.entry("mean", 3.75));
        assertThat(CompanionFigures.of(kpi("referral-rate"), tally)).containsExactly(Map.entry("referrals", 3.0));
        assertThat(CompanionFigures.of(kpi("csat"), Tally.EMPTY)).isEmpty();

        var waits = Map.of(
                QuantileSketch.binOf(10),
                new QuantileSketch.SketchBin(9, 90),
                QuantileSketch.binOf(100),
                new QuantileSketch.SketchBin(1, 100));
        var shown = CompanionFigures.percentiles(kpi("awt")).orElseThrow();
        assertThat(shown.percentiles(waits)).isEqualTo(Map.of("p50", 10.0, "p90", 10.0));
        assertThat(shown.percentiles(Map.of())).isEmpty();
        assertThat(CompanionFigures.percentiles(kpi("csat"))).isEmpty();
    }

    @Test
    void aValueWithoutSumsHasNoSampleOrInterval() {
        var sla = Catalogue.find("sla").orElseThrow();
        var reading = sla.formula(sla.standard()).readValue(0.8);
        assertThat(reading).isInstanceOfSatisfying(Reading.Present.class, present -> {
            assertThat(present.sample()).isEmpty();
            assertThat(present.interval()).isNull();
            assertThat(present.amount()).isEqualTo(0.8);
        });
    }

    private static Formula formula(WorkedExample example) {
        var kpi = Catalogue.find(example.kpi()).orElseThrow();
        return kpi.formula(new FormulaSettings(example.variant(), kpi.standard().withinSeconds()));
    }

    private static Kpi kpi(String code) {
        return Catalogue.find(code).orElseThrow();
    }
}
