package org.kept.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kept.kpi.Catalogue;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

class CalculationDetailsTest {

    @Test
    void aShareShowsItsDivision() {
        var sla = kpi("sla");
        var formula = sla.formula(sla.standard());
        var calculationDetails = CalculationDetails.of(
                sla,
                sla.standard(),
                (Reading.Present) formula.read(new Quotient(1104, 1328, 0), Map.of()),
                Map.of(),
                null);
        assertThat(calculationDetails.sum()).isEqualTo("1,104 ÷ 1,328 = 83.1%");
        assertThat(calculationDetails.formula()).isEqualTo("contacts answered within 60 s ÷ contacts offered");
        assertThat(calculationDetails.variant()).isEqualTo("answered over offered");
        assertThat(calculationDetails.interval()).startsWith("81.0% to 85.1% (Wilson");
    }

    @Test
    void aScoreShowsPromotersAndDetractors() {
        var nps = kpi("nps");
        var reading = nps.formula(nps.standard()).read(new Quotient(40, 100, 60), Map.of());
        assertThat(CalculationDetails.of(nps, nps.standard(), (Reading.Present) reading, Map.of(), null)
                        .sum())
                .isEqualTo("100 × (50 − 10) ÷ 100 = +40");
    }

    @Test
    void aReadyMadeFigureHasNoSum() {
        var csat = kpi("csat");
        var given = new Reading.Present(0.9, null, null, Map.of());
        var calculationDetails = CalculationDetails.of(csat, csat.standard(), given, Map.of("mean", 4.26), null);
        assertThat(calculationDetails.sum()).isNull();
        assertThat(calculationDetails.interval()).isNull();
        assertThat(calculationDetails.beside())
                .containsExactly(new CalculationDetails.CompanionLine("Mean score", "4.3"));
    }

    @Test
    void aFigureIsNotCountedByTheOpeningHoursOfTheKpi() {
        var awt = kpi("awt");
        var set = new FormulaSettings(
                Kpi.STANDARD, 0, new FormulaSettings.HoursSetting("desk", FormulaSettings.OutsideRule.LEAVE_OUT));
        var formula = awt.formula(set);
        var sums = new Quotient(150_000, 500, Double.NaN);
        var figure = (Reading.Present) formula.readFigures(sums);
        assertThat(CalculationDetails.of(awt, set, figure, Map.of(), null).formula())
                .doesNotContain("desk");
        assertThat(FormulaNarrative.sentence(awt, set, figure)).doesNotContain("desk");
        assertThat(figure.besideWith(Map.of("p50", 5.0))).isEmpty();
        var counted = (Reading.Present) formula.read(sums, Map.of());
        assertThat(CalculationDetails.of(awt, set, counted, Map.of(), null).formula())
                .contains("counted while desk is open");
        assertThat(FormulaNarrative.sentence(awt, set, counted)).contains("Counted while desk is open");
        assertThat(counted.besideWith(Map.of("p50", 5.0))).containsOnlyKeys("p50");
    }

    @Test
    void aPercentileThatIsAnEstimateIsToldAsOne() {
        var time = kpi("resolution-time");
        var mean = new Reading.Present(90_000, null, null, Map.of());
        assertThat(CalculationDetails.of(time, time.standard(), mean, Map.of("p50", 37_140.0, "p90", 200_000.0), null)
                        .beside())
                .extracting(CalculationDetails.CompanionLine::name)
                .containsExactly("Half are up to", "90% are up to about");
        assertThat(CalculationDetails.of(time, time.standard(), mean, Map.of("p50", 37_140.5), null)
                        .beside())
                .extracting(CalculationDetails.CompanionLine::name)
                .containsExactly("Half are up to about");
    }

    private static Kpi kpi(String code) {
        return Catalogue.find(code).orElseThrow();
    }
}
