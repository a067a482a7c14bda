package org.kept.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.ui.NumberFormatterTest.spaced;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.mission.Target;

class KpiFormatterTest {

    private static final Kpi SLA = Catalogue.find("sla").orElseThrow();
    private static final Target EIGHTY = Target.atLeast(0.8, Period.parse("2024-W01"), null);

    @Test
    void aNarrowMissDoesNotReadAsMet() {
        var reading = sla(1999, 2500);
        assertThat(KpiFormatter.figure(SLA, reading, EIGHTY, true).words()).isEqualTo("79.96%");
        assertThat(spaced(KpiFormatter.target(SLA, EIGHTY, 0.7996))).isEqualTo("≥ 80.00%");
        assertThat(spaced(KpiFormatter.gap(SLA, EIGHTY, 0.7996))).isEqualTo("−0.04 pt");
        assertThat(FormulaNarrative.sentence(SLA, SLA.standard(), reading, EIGHTY))
                .endsWith(": 79.96%.");
    }

    @Test
    void twoValuesBesideEachOtherReadDifferently() {
        var figures = KpiFormatter.distinguished(SLA, EIGHTY, 0.80612, 0.80641, null);
        assertThat(figures.figure(0.80612)).isEqualTo("80.61%");
        assertThat(figures.figure(0.80641)).isEqualTo("80.64%");
    }

    @Test
    void theIntervalOfAClearMissDoesNotEndOnTheTarget() {
        var reading = sla(1961, 2501);
        var present = (Reading.Present) reading;
        assertThat(EIGHTY.isClearlyMissed(Objects.requireNonNull(present.interval())))
                .isTrue();
        assertThat(KpiFormatter.withInterval(SLA, present, EIGHTY)).doesNotContain("to 80.0%");
    }

    @Test
    void anAbsentValueSaysWhatIsMissing() {
        assertThat(KpiFormatter.figure(SLA, sla(0, 0), EIGHTY, true).why())
                .isEqualTo("no contacts with a waiting time");
    }

    private static Reading sla(int in, int of) {
        return SLA.formula(SLA.standard()).read(new Quotient(in, of, 0), Map.of());
    }
}
