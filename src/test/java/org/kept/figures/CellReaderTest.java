package org.kept.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;

class CellReaderTest {

    @Test
    void anEmptyCellIsNoFigure() {
        assertThat(CellReader.value(kpi("csat"), " ", null)).isEqualTo(CellReader.CellNumber.EMPTY);
        assertThat(CellReader.sample("")).isEqualTo(CellReader.CellNumber.EMPTY);
    }

    @Test
    void anAmbiguousValueIsRefusedWithBothReadings() {
        assertThat(value("csat", "1")).isEqualTo("'1' can be 1.0% or 100.0%. Write 1% or 100%.");
        assertThat(value("awt", "1.205"))
                .isEqualTo("'1.205' can be 1.2\u202fs or 20\u202fmin\u00a05\u202fs. Write 1.2050 s or 1205 s.");
    }

    @Test
    void whatItAsksForIsRead() {
        assertThat(CellReader.value(kpi("awt"), "1:05", null).number()).isEqualByComparingTo("65");
        assertThat(CellReader.value(kpi("awt"), "1:05 h", null).number()).isEqualByComparingTo("3900");
        assertThat(CellReader.value(kpi("awt"), "1.2050 s", null).number()).isEqualByComparingTo("1.205");
        assertThat(CellReader.value(kpi("awt"), "1205 s", null).number()).isEqualByComparingTo("1205");
        assertThat(CellReader.value(kpi("csat"), "100%", null).number()).isEqualByComparingTo("1");
    }

    @Test
    void whatCannotBeIsRefusedWithItsBounds() {
        assertThat(value("csat", "120%")).isEqualTo("A share is from 0% to 100%.");
        assertThat(value("nps", "140")).isEqualTo("A net promoter score is from −100 to 100.");
        assertThat(value("awt", "-5")).isEqualTo("This cannot be below 0.");
        assertThat(value("csat", "good"))
                .isEqualTo("'good' is not a value of this KPI. Write a share like 92%, 92,5 % or 0.92.");
    }

    @Test
    void aSampleIsAWholeNumberFromOne() {
        assertThat(CellReader.sample("1.205").number()).isEqualByComparingTo("1205");
        assertThat(CellReader.sample("4.5").fault()).isEqualTo("'4.5' is not a whole number. Write it like 1205.");
        assertThat(CellReader.sample("0").fault())
                .isEqualTo("This must be at least 1. If there was nothing to count, leave the row empty.");
    }

    private static String value(String kpi, String text) {
        return String.valueOf(CellReader.value(kpi(kpi), text, null).fault());
    }

    private static Kpi kpi(String code) {
        return Catalogue.find(code).orElseThrow();
    }
}
