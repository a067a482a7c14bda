package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.rollup.ImpactPreview.Impact;
import org.kept.rollup.ImpactPreview.NumberChange;

/** Lines of a preview. */
class NumberChangeTest {

    private static final Period WEEK = Period.parse("2026-W47");
    private static final Reading NONE = Reading.absent("orders");

    @Test
    void bothValuesAreToldApart() {
        assertThat(line(value(0.051), value(0.042))).isEqualTo("Return rate, week 47: 5.1% → 4.2%");
        assertThat(line(value(0.05101), value(0.05099))).isEqualTo("Return rate, week 47: 5.101% → 5.099%");
    }

    @Test
    void aValueThatIsNewOrGoesHasItsSample() {
        assertThat(line(NONE, counted(13, 310))).isEqualTo("Return rate, week 47: no data → 4.2% (310 orders)");
        assertThat(line(counted(0, 1), NONE)).isEqualTo("Return rate, week 47: 0.0% (a sample of 1) → no data");
        assertThat(line(NONE, value(0.042))).isEqualTo("Return rate, week 47: no data → 4.2%");
    }

    @Test
    void aCompanionIsNamed() {
        var kpi = Catalogue.find("awt").orElseThrow();
        var change = new NumberChange(kpi, "Wait", "90th percentile", null, WEEK, value(20), value(30));
        assertThat(change.line(WEEK)).isEqualTo("Wait, 90th percentile, week 47: 20.0\u202fs → 30.0\u202fs");
        var estimated = new NumberChange(kpi, "Wait", "90th percentile", null, WEEK, value(20.25), NONE);
        assertThat(estimated.line(WEEK))
                .startsWith("Wait, 90th percentile, week 47: about 20.3")
                .endsWith("no data");
    }

    @Test
    void anotherYearIsNamed() {
        assertThat(change(value(0.5), value(0.25)).line(Period.parse("2027-W01")))
                .isEqualTo("Return rate, week 47 of 2026: 50.0% → 25.0%");
    }

    @Test
    void onlyAnotherValueIsAChange() {
        assertThat(change(counted(1, 4), counted(2, 8)).isVisible()).isFalse();
        assertThat(change(NONE, NONE).isVisible()).isFalse();
        assertThat(change(value(0.3), value(0.1 + 0.2)).isVisible()).isFalse();
        assertThat(change(NONE, counted(0, 8)).isVisible()).isTrue();
    }

    @Test
    void omissionsAreSentences() {
        assertThat(new Impact(List.of(), 0, 9, 9, WEEK, false).omissions()).isEmpty();
        assertThat(new Impact(List.of(), 1, 5_000, 6_000, WEEK, false).omissions())
                .containsExactly(
                        "And 1\u00a0other number.",
                        "This import is too large to preview in full. These are the changes by its first"
                                + " 5,000\u00a0records.");
    }

    private static String line(Reading before, Reading after) {
        return change(before, after).line(WEEK);
    }

    private static NumberChange change(Reading before, Reading after) {
        var kpi = Catalogue.find("return-rate").orElseThrow();
        return new NumberChange(kpi, kpi.name(), null, "orders", WEEK, before, after);
    }

    private static Reading value(double amount) {
        return new Reading.Present(amount, null, null, Map.of());
    }

    private static Reading counted(double numerator, double denominator) {
        return new Reading.Present(
                numerator / denominator, new Quotient(numerator, denominator, Double.NaN), null, Map.of());
    }
}
