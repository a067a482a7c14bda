package org.kept.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

class WorkingTest {

    @Test
    void aShareIsDividedInTheOpen() {
        var sla = kpi("sla");
        var formula = sla.formula(sla.standard());
        var working = Working.of(
                sla, sla.standard(), (Reading.Present) formula.read(new Quotient(1104, 1328, 0), Map.of()), Map.of());
        assertThat(working.sum()).isEqualTo("1,104 ÷ 1,328 = 83.1%");
        assertThat(working.formula()).isEqualTo("contacts answered within 60 s ÷ contacts offered");
        assertThat(working.variant()).isEqualTo("answered over offered");
        assertThat(working.interval()).startsWith("81.0% to 85.1% (Wilson");
    }

    @Test
    void promotersAndDetractorsAreToldApart() {
        var nps = kpi("nps");
        var reading = nps.formula(nps.standard()).read(new Quotient(40, 100, 60), Map.of());
        assertThat(Working.of(nps, nps.standard(), (Reading.Present) reading, Map.of())
                        .sum())
                .isEqualTo("100 × (50 − 10) ÷ 100 = +40");
    }

    @Test
    void aValueThatSomebodyReportedAloneHasNoSum() {
        var csat = kpi("csat");
        var given = new Reading.Present(0.9, null, null, Map.of());
        var working = Working.of(csat, csat.standard(), given, Map.of("mean", 4.26));
        assertThat(working.sum()).isNull();
        assertThat(working.interval()).isNull();
        assertThat(working.beside()).containsExactly(new Working.Beside("Mean score", "4.3"));
    }

    private static Kpi kpi(String code) {
        return Catalogue.find(code).orElseThrow();
    }
}
