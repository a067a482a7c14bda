package org.kept.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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
import org.kept.workshop.draft.DraftTime;

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
    void workingDaysAskForTheTimeOfACalendarInTheFirstResponse() {
        var kpi = "first-response-within";
        assertThat(view("answered within two working days", null, List.of("desk", "shop"), kpi)
                        .times())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.sentence())
                            .isEqualTo(
                                    "“within two working days” asks for T = 57,600\u202fs by desk or 72,000\u202fs by"
                                            + " shop, but the first response counts contacts answered within 86,400\u202fs.");
                    assertThat(each.options())
                            .extracting(option -> option.seconds() + " " + option.calendar())
                            .containsExactly("57600 desk", "72000 shop");
                });
        assertThat(view("answered within one working day", DESK, List.of("desk", "shop"), kpi)
                        .times())
                .singleElement()
                .satisfies(each -> assertThat(each.options())
                        .extracting(option -> option.seconds() + " " + option.calendar())
                        .containsExactly("28800 desk"));
        assertThat(view("answered within three working days", DESK, List.of("desk"), kpi)
                        .times())
                .isEmpty();
        assertThat(view("answered within one working day", null, List.of(), kpi).times())
                .as("without a calendar, a working day has no length")
                .isEmpty();
        assertThat(view("answered within four hours", null, List.of(), kpi).times())
                .singleElement()
                .satisfies(each -> assertThat(
                                each.kpi() + " " + each.options().get(0).seconds())
                        .isEqualTo(kpi + " 14400"));
    }

    @Test
    void daysAskForATimeBeforeAnythingIsMeasured() {
        assertThat(view("answered within two days", null, List.of("desk")).times())
                .singleElement()
                .satisfies(each -> assertThat(each.options())
                        .extracting(DraftClauseView.TimeOption::seconds, DraftClauseView.TimeOption::calendar)
                        .containsExactly(tuple(172_800, null)));
        assertThat(view("answered within two weeks", null, List.of())
                        .times()
                        .get(0)
                        .options())
                .extracting(DraftClauseView.TimeOption::seconds)
                .containsExactly(14 * 86_400);
        assertThat(view("answered within two months", null, List.of()).times()).isEmpty();
        assertThat(view("answered within one day", null, List.of()).times())
                .as("it is what counts already")
                .isEmpty();
    }

    @Test
    void theTimeToResolutionIsProposedWithACalendarAndATarget() {
        var clause = view("settled within two working days", null, List.of("desk"));
        assertThat(clause.fits()).singleElement().satisfies(fit -> {
            assertThat(fit.kpi()).isEqualTo("resolution-time");
            assertThat(fit.why()).contains("at 28,800 s a day");
            assertThat(fit.form().value("atMost")).isEqualTo("57600");
        });
        assertThat(clause.times()).singleElement().satisfies(each -> {
            assertThat(each.sentence()).contains("asks for the time by desk, but the time to resolution counts every");
            assertThat(each.options())
                    .extracting(DraftClauseView.TimeOption::calendar)
                    .containsExactly("desk");
        });
        assertThat(view("settled within two days", null, List.of())
                        .fits()
                        .get(0)
                        .form()
                        .value("atMost"))
                .isEqualTo("172800");
    }

    @Test
    void aTimeOfTheDraftIsToldAndNeedsNoAdvice() {
        var set = new TreeMap<>(Map.of("first-response-within", new DraftTime(28_800, "desk")));
        var clause = view("answered within one working day", null, set, List.of("desk"), "first-response-within");
        assertThat(clause.calendar()).isNull();
        assertThat(clause.times()).singleElement().satisfies(each -> {
            assertThat(each.options()).isEmpty();
            assertThat(each.sentence())
                    .isEqualTo("From the first week of this draft, the first response counts contacts answered within"
                            + " 28,800\u202fs by desk. Earlier weeks keep 86,400\u202fs.");
        });
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
        return view(quote, hours, calendars, kpis).calendar();
    }

    private static DraftClauseView view(
            String quote, @Nullable HoursSetting hours, List<String> calendars, String... kpis) {
        return view(quote, hours, new TreeMap<>(), calendars, kpis);
    }

    private static DraftClauseView view(
            String quote,
            @Nullable HoursSetting hours,
            SortedMap<String, DraftTime> times,
            List<String> calendars,
            String... kpis) {
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
                        times,
                        days,
                        "mia@example.org",
                        null)
                .write(clause, false, List.of());
    }

    private static FormulaSettings settings(Kpi kpi, @Nullable HoursSetting hours) {
        var standard = kpi.standard();
        return new FormulaSettings(standard.variant(), standard.withinSeconds(), hours);
    }
}
