package org.kept.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.kpi.Catalogue;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.HoursSetting;
import org.kept.kpi.FormulaSettings.OutsideRule;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.Mission;

class CalendarAdviceTest {

    private static final HoursSetting DESK = new HoursSetting("desk", OutsideRule.LEAVE_OUT);

    private static final DraftClauseViewBuilder.ReasonLookup NO_REASONS = new DraftClauseViewBuilder.ReasonLookup() {
        @Override
        public Optional<String> by(String clause, String kpi) {
            return Optional.empty();
        }

        @Override
        public Optional<String> suspect(String clause, String kpi) {
            return Optional.empty();
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"answered within a minute during our office hours", "answered within one working day"})
    void wordsOfOpeningHoursGetTheProposalOfACalendar(String quote) {
        var advice = advice(quote, null, List.of("desk", "shop"), "sla", "awt", "csat");
        assertThat(advice).isNotNull().satisfies(each -> {
            assertThat(each.sentence()).endsWith("in: Service level and Average waiting time.");
            assertThat(each.action()).isEqualTo("Name a calendar in the settings of the KPI: desk or shop.");
        });
        assertThat(advice(quote, null, List.of(), "sla")).isNotNull().satisfies(each -> assertThat(each.action())
                .startsWith("Create a calendar"));
    }

    @Test
    void wordsOfOpeningHoursThatAreCountedByACalendarNeedNoAdvice() {
        assertThat(advice("answered during our opening hours", DESK, List.of("desk"), "sla"))
                .isNull();
        assertThat(advice("answered during our opening hours", null, List.of("desk"), "csat"))
                .isNull();
        assertThat(advice("answered within a minute", null, List.of("desk"), "sla"))
                .isNull();
    }

    @Test
    void workingDaysSayWhichTimeFitsTheFirstResponse() {
        var kpi = "first-response-within";
        assertThat(advice("answered within two working days", null, List.of("desk", "shop"), kpi))
                .isNotNull()
                .satisfies(each -> assertThat(each.action()).endsWith("57,600 s by desk and 72,000 s by shop."));
        assertThat(advice("answered within one working day", DESK, List.of("desk"), kpi))
                .isNotNull()
                .satisfies(each -> {
                    assertThat(each.sentence()).contains("28,800 s of “desk”", "is 86,400 s");
                    assertThat(each.action()).isEqualTo("Set T to 28,800 s in the settings of the KPI.");
                });
        assertThat(advice("answered within three working days", DESK, List.of("desk"), kpi))
                .isNull();
    }

    @Test
    void allHoursContradictACalendar() {
        assertThat(advice("answered at all hours of the day", DESK, List.of("desk"), "csat", "sla"))
                .isNotNull()
                .satisfies(each -> assertThat(each.sentence())
                        .contains("promise all hours", "“desk” contradicts them", "Service level"));
        assertThat(advice("answered at all hours of the day", null, List.of("desk"), "sla"))
                .isNull();
    }

    private static DraftClauseView.@Nullable CalendarAdvice advice(
            String quote, @Nullable HoursSetting hours, List<String> calendars, String... kpis) {
        var days = new TreeMap<String, Integer>();
        calendars.forEach(name -> days.put(name, name.equals("desk") ? 28_800 : 36_000));
        var measures = List.of(kpis).stream()
                .map(kpi -> new Measure(kpi, MeasureRole.MEASURES, "It counts that.", null, null, null, null, null))
                .toList();
        var clause = new Clause("one", quote, List.of(), null, null, null, measures);
        var mission = new Mission("You are " + quote + ".", LocalDate.of(2026, 1, 5), List.of(clause), List.of());
        return new DraftClauseViewBuilder(
                        mission,
                        Catalogue.all(),
                        kpi -> settings(kpi, hours),
                        NO_REASONS,
                        new DraftClauseViewBuilder.ServiceLevelTimes(60, null),
                        days,
                        "mia@example.org",
                        null)
                .write(clause, false, List.of())
                .calendar();
    }

    private static FormulaSettings settings(Kpi kpi, @Nullable HoursSetting hours) {
        var standard = kpi.standard();
        return new FormulaSettings(standard.variant(), standard.withinSeconds(), hours);
    }
}
