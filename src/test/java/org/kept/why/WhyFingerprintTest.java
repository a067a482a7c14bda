package org.kept.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kept.kpi.Condition;
import org.kept.kpi.EventFilter;
import org.kept.kpi.EventType;
import org.kept.kpi.FormulaSettings;
import org.kept.mission.Guarantee;

/** Texts whose hashes are stored stay the same from release to release. */
class WhyFingerprintTest {

    @Test
    void settingsKeepTheirText() {
        assertThat(WhyFingerprint.settings(new FormulaSettings("offered", 60)))
                .isEqualTo("Settings[variant=offered, withinSeconds=60]");
    }

    @Test
    void aGuaranteeKeepsItsText() {
        assertThat(WhyFingerprint.guarantee(null)).isEqualTo("null");
        assertThat(WhyFingerprint.guarantee(new Guarantee("Fast.", "Money back.", null)))
                .isEqualTo("Guarantee[promise=Fast., consequence=Money back., breach=null]");
    }

    @Test
    void aBreachKeepsItsText() {
        var bounds = new TreeMap<Condition.NumberBound, BigDecimal>();
        bounds.put(Condition.NumberBound.OVER, new BigDecimal("45"));
        var where = new TreeMap<String, Condition>();
        where.put("waitSeconds", new Condition.WithinBounds(bounds));
        where.put("outcome", new Condition.EqualTo("answered"));
        where.put("reason", new Condition.OneOf(List.of("a", "b")));
        where.put("topic", new Condition.Exists(true));
        assertThat(WhyFingerprint.guarantee(
                        new Guarantee("Fast.", "Money back.", new EventFilter(EventType.CONTACT, where))))
                .isEqualTo("Guarantee[promise=Fast., consequence=Money back., breach=Counted[type=CONTACT, where={"
                        + "outcome=Equal[wanted=answered], reason=OneOf[wanted=[a, b]], topic=Exists[wanted=true],"
                        + " waitSeconds=Within[bounds={OVER=45}]}]]");
    }
}
