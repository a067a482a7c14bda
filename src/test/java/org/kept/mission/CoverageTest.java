package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kept.mission.store.CoverageCheck;

class CoverageTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-17");
    private static final String REASON = "Who has to ask twice complains more often";

    @Test
    void clausesWithoutAMeasureAreListed() {
        assertThat(coverage(Set.of(), Examples.FERRY).clausesNotMeasured())
                .containsExactly(new Coverage.UnmeasuredClause("day-and-night", "day and night"));
    }

    @Test
    void aKpiWithDataNeedsAClauseOrAReasonNotToBeScored() {
        var withData = new LinkedHashSet<>(List.of("sla", "csat", "aht", "nps", "awt"));
        assertThat(coverage(withData, Examples.FERRY).kpisNotJustified())
                .containsExactly(new Coverage.UnjustifiedKpi("csat"), new Coverage.UnjustifiedKpi("awt"));
    }

    @Test
    void aReasonForOlderWordsIsSuspectUntilItIsGivenAgain() {
        var reworded = Examples.FERRY.replace("nobody has to ask twice", "nobody asks twice");
        assertThat(coverage(Set.of(), Examples.FERRY, reworded).suspectMeasures())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.clause() + " " + each.kpi()).isEqualTo("once complaint-rate");
                    assertThat(each.arguedFor()).isEqualTo("nobody has to ask twice");
                    assertThat(each.quote()).isEqualTo("nobody asks twice");
                    assertThat(each.version()).isEqualTo(1);
                });
        var argued = reworded.replace(REASON, "Whoever asks twice complains more often");
        assertThat(coverage(Set.of(), Examples.FERRY, reworded, argued).suspectMeasures())
                .isEmpty();
        assertThat(coverage(Set.of(), Examples.FERRY, reworded, Examples.FERRY).suspectMeasures())
                .isEmpty();
    }

    @Test
    void anEarlierReasonThatReturnsCountsAsGivenAgain() {
        var reworded = Examples.FERRY.replace("nobody has to ask twice", "nobody asks twice");
        var argued = reworded.replace(REASON, "Another reason is that they complain");
        assertThat(coverage(Set.of(), Examples.FERRY, argued, reworded).suspectMeasures())
                .isEmpty();
    }

    @Test
    void theSameReasonConfirmedOnAnotherDayIsNotSuspect() {
        var reworded = Examples.FERRY.replace("nobody has to ask twice", "nobody asks twice");
        var again = reworded.replace(
                "role: proxy", "role: proxy\n        arguedBy: mia@example.org\n        arguedOn: 2026-02-02");
        assertThat(coverage(Set.of(), Examples.FERRY, reworded, again).suspectMeasures())
                .isEmpty();
    }

    @Test
    void aMeasureWithoutDataInTheLastCompleteWeekIsStale() {
        assertThat(coverage(Set.of("sla", "complaint-rate"), Examples.FERRY).staleFeeds())
                .containsExactly(new Coverage.StaleMeasure("two-minutes", "sla", LocalDate.parse("2026-11-08")));
    }

    @Test
    void aTargetWithoutAgreementOrOwnerIsOwnerless() {
        var target = "\n        target: {atMost: 5, from: 2026-W10";
        var ownerless = Examples.FERRY.replace("role: proxy", "role: proxy" + target + "}");
        assertThat(coverage(Set.of(), ownerless).targetsWithoutOwner())
                .containsExactly(new Coverage.OwnerlessTarget("once", "complaint-rate"));
        var agreed = Examples.FERRY.replace("role: proxy", "role: proxy" + target + ", agreedBy: mia@example.org}");
        assertThat(coverage(Set.of(), agreed).targetsWithoutOwner()).isEmpty();
        assertThat(coverage(Set.of(), Examples.FERRY).targetsWithoutOwner()).isEmpty();
    }

    @Test
    void aReviewDateBeforeTodayIsOverdue() {
        var due = Examples.FERRY
                .replace("reviewBy: 2027-01-01", "reviewBy: 2026-11-17")
                .replace("role: proxy", "role: proxy\n        reviewBy: 2026-11-16")
                .replace("agreedBy: mia@example.org", "agreedBy: mia@example.org\n          reviewBy: 2026-01-31");
        assertThat(coverage(Set.of(), due).reviewsOverdue())
                .containsExactly(
                        new Coverage.OverdueReview(
                                "two-minutes", "sla", Coverage.ReviewSubject.TARGET, LocalDate.parse("2026-01-31")),
                        new Coverage.OverdueReview(
                                "once",
                                "complaint-rate",
                                Coverage.ReviewSubject.MEASURE,
                                LocalDate.parse("2026-11-16")));
    }

    @Test
    void behavioursAndDecisionsHaveReviewDatesOfTheirOwn() {
        var due = Examples.FERRY.replace(
                "    guarantee:",
                "    behavioursReviewBy: 2026-11-16\n    mayDecide: [Hold the ferry]\n    mayDecideReviewBy: 2026-11-15\n"
                        + "    guarantee:");
        assertThat(coverage(Set.of(), due).reviewsOverdue())
                .extracting(Coverage.OverdueReview::of, Coverage.OverdueReview::reviewBy)
                .containsExactly(
                        tuple(Coverage.ReviewSubject.BEHAVIOURS, LocalDate.parse("2026-11-16")),
                        tuple(Coverage.ReviewSubject.MAY_DECIDE, LocalDate.parse("2026-11-15")));
        var nothingToReview = due.replace("    mayDecide: [Hold the ferry]\n", "");
        assertThat(coverage(Set.of(), nothingToReview).reviewsOverdue())
                .extracting(Coverage.OverdueReview::of)
                .containsExactly(Coverage.ReviewSubject.BEHAVIOURS);
    }

    @Test
    void withoutAMissionThereAreNoFindings() {
        assertThat(coverage(Set.of("sla"))).isEqualTo(Coverage.NONE);
    }

    private static Coverage coverage(Set<String> withData, String... documents) {
        var versions = new ArrayList<MissionVersion>();
        for (var document : documents) {
            versions.add(Examples.version(versions.size() + 1, Examples.read(document)));
        }
        return new CoverageCheck(new MissionHistory(versions), data(withData), TODAY).check();
    }

    /** The service level has had no data since the week before the last complete one. */
    private static KpiDataAvailability data(Set<String> withData) {
        return new KpiDataAvailability() {
            @Override
            public Set<String> withData() {
                return withData;
            }

            @Override
            public Optional<LocalDate> lastDay(String kpi) {
                return withData.contains(kpi)
                        ? Optional.of(LocalDate.parse(kpi.equals("sla") ? "2026-11-08" : "2026-11-09"))
                        : Optional.empty();
            }
        };
    }
}
