package org.kept.mission.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kept.audit.AuditChange;
import org.kept.calendar.Period;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Target;
import org.kept.mission.UnscoredKpi;

class MissionAuditTextTest {

    private static final Instant AT = Instant.parse("2026-11-16T08:31:00Z");

    @Test
    void aFirstVersionRecordsEveryPart() {
        var changes =
                MissionAuditText.between(Optional.empty(), version(1, mission("Within a minute counts.", 0.8, "nps")));
        assertThat(changes.stream().map(each -> each.act().code() + " " + each.subject()))
                .containsExactly(
                        "mission.published mission version 1",
                        "clause.changed clause minute",
                        "measure.changed measure minute sla",
                        "target.changed target minute sla",
                        "not-measured.changed kpi nps");
        assertThat(changes).allMatch(each -> each.before() == null);
        assertThat(changes.get(3).after())
                .isEqualTo("target: at least 0.8\nfrom: 2026-W40\nagreed by: ada@example.org");
    }

    @Test
    void onlyChangedPartsAreRecordedWithBeforeAndAfter() {
        var before = version(1, mission("Within a minute counts.", 0.8, "nps"));
        var changes = MissionAuditText.between(
                Optional.of(before), version(2, mission("Within a minute counts.", 0.9, "csat")));
        assertThat(changes.stream().map(AuditChange::subject))
                .containsExactly("mission version 2", "target minute sla", "kpi csat", "kpi nps");
        assertThat(changes.get(1).before()).contains("at least 0.8");
        assertThat(changes.get(1).after()).contains("at least 0.9");
        assertThat(changes.get(2).before()).isNull();
        assertThat(changes.get(3).after()).isNull();
    }

    private static MissionVersion version(int number, Mission mission) {
        return new MissionVersion(number, mission, AT, "ada@example.org");
    }

    private static Mission mission(String because, double least, String setAside) {
        var target = Target.atLeast(least, Period.parse("2026-W40"), "ada@example.org");
        var clause = new Clause(
                "minute",
                "within a minute",
                List.of(),
                null,
                null,
                null,
                List.of(new Measure("sla", MeasureRole.MEASURES, because, target)));
        return new Mission(
                "We answer within a minute.",
                LocalDate.of(2026, 10, 1),
                List.of(clause),
                List.of(new UnscoredKpi(setAside, "Not what we promise.")));
    }
}
