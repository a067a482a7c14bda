package org.kept.moved;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Quotient;
import org.kept.stats.Mark;
import org.kept.stats.Mix;
import org.kept.stats.Mix.Group;
import org.kept.stats.Signal;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;

/** The sentence about a change, case by case. */
class TellingTest {

    private static final Period WEEK = Period.parse("2026-W46");

    @Test
    void bothReasonsOneWayTheLargerFirst() {
        assertThat(lead(
                        "sla",
                        Weight.SIGNAL,
                        new Group("accounts", 450, 500, 340, 400),
                        new Group("cards", 160, 200, 150, 200),
                        new Group("loans", 180, 300, 230, 400)))
                .isEqualTo(
                        "Service level fell by 7.0 points; 4.1 of them because teams answered more slowly"
                                + " (above all accounts), and 2.9 because loans, where it is lower anyway, made up more of the contacts.");
        assertThat(lead(
                        "awt",
                        Weight.SIGNAL,
                        new Group("day", 9000, 300, 3300, 100),
                        new Group("night", 9000, 100, 30_300, 300)))
                .isEqualTo(
                        "Average waiting time rose by 39.0 s; 32.0 s of it because night, where it is longer anyway, made up more"
                                + " of the contacts, and 7.0 s because teams let people wait longer.");
    }

    @Test
    void againstEachOther() {
        assertThat(lead(
                        "sla",
                        Weight.SIGNAL,
                        new Group("accounts", 90, 100, 80, 100),
                        new Group("loans", 50, 100, 180, 300)))
                .isEqualTo(
                        "Service level fell by 5.0 points: loans, where it is lower anyway, made up more of the contacts"
                                + " (−7.5 pt), while teams answered more quickly (+2.5 pt).");
    }

    @Test
    void allOfIt() {
        assertThat(lead(
                        "sla",
                        Weight.SIGNAL,
                        new Group("accounts", 90, 100, 80, 100),
                        new Group("loans", 50, 100, 50, 100)))
                .isEqualTo("Service level fell by 5.0 points, all of it because accounts answered more slowly.");
        assertThat(lead(
                        "sla",
                        Weight.SIGNAL,
                        new Group("accounts", 90, 100, 45, 50),
                        new Group("loans", 50, 100, 75, 150)))
                .isEqualTo(
                        "Service level fell by 10.0 points, all of it because loans, where it is lower anyway, made up more of"
                                + " the contacts; the teams themselves did as before, taken together.");
    }

    @Test
    void aTeamThatCameOrWentIsToldAsSuch() {
        assertThat(lead("csat", Weight.SIGNAL, new Group("old", 80, 100, 80, 100), new Group("new", 0, 0, 20, 100)))
                .isEqualTo(
                        "Customer satisfaction fell by 30.0 points, all of it because new, where it is lower, is new among the"
                                + " answers; the teams themselves did as before, taken together.");
        assertThat(lead("csat", Weight.SIGNAL, new Group("", 20, 100, 0, 0), new Group("old", 80, 100, 80, 100)))
                .contains("rose by 30.0 points", "what names no team, where it was lower, is gone from the answers");
    }

    @Test
    void noiseIsCalledNoiseFirst() {
        var telling = telling(
                "sla", Weight.ORDINARY, new Group("accounts", 90, 100, 88, 100), new Group("loans", 50, 100, 50, 100));
        assertThat(spaced(telling.lead()))
                .isEqualTo(
                        "Service level fell by 1.0 point, which is ordinary variation: by the control chart there is nothing"
                                + " to explain.");
        assertThat(spaced(requireNonNull(telling.weight())))
                .isEqualTo(
                        "As arithmetic only, since a split of noise explains nothing: it fell by 1.0 point, all of it because"
                                + " accounts answered more slowly.");
        assertThat(lead("sla", Weight.WITHIN_A_SIGNAL, new Group("a", 90, 100, 88, 100), new Group("b", 1, 2, 1, 2)))
                .contains("Both weeks are part of one longer signal");
    }

    @Test
    void whatTheControlChartSaysStandsBesideTheSplit() {
        assertThat(weight(Weight.SIGNAL)).contains("The later week is a signal (outside the limits)");
        assertThat(weight(Weight.BACK_TO_ORDINARY)).contains("The earlier week was the unusual one");
        assertThat(weight(Weight.UNKNOWN)).contains("too few weeks");
    }

    private static @Nullable String weight(Weight weight) {
        return telling("sla", weight, new Group("a", 90, 100, 60, 100), new Group("b", 50, 100, 50, 100))
                .weight();
    }

    @Test
    void tooSmallToSpeakOfIsNoMoveAndWhatCancelsBeneathItIsTold() {
        assertThat(lead("sla", Weight.ORDINARY, new Group("a", 90, 100, 90, 100), new Group("b", 50, 100, 50, 100)))
                .isEqualTo("Service level did not move: it was 70.0% in both weeks.");
        assertThat(lead("sla", Weight.ORDINARY, new Group("a", 90, 100, 45, 50), new Group("b", 50, 100, 95, 150)))
                .isEqualTo(
                        "Service level did not move: it was 70.0% in both weeks. Beneath that, b answered more quickly (+8.3 pt),"
                                + " while b, where it is lower anyway, made up more of the contacts (−8.3 pt).");
    }

    @Test
    void thePartsAsWrittenSumToTheChangeAsWritten() {
        // 2.65 and 2.65 of 5.3 points would be written 2.7 and 2.7.
        for (var n = 1; n < 60; n++) {
            var telling = telling(
                    "sla",
                    Weight.SIGNAL,
                    new Group("a", 900, 1000, 900 - n, 1000 + n),
                    new Group("b", 50, 100, 47, 103 + n));
            var amounts = new Amounts("fraction");
            assertThat(telling.rate() + telling.share())
                    .isCloseTo(amounts.rounded(requireNonNull(Mix.of(groups(n))).change()), within(1e-9));
        }
    }

    private static List<Group> groups(int n) {
        return List.of(new Group("a", 900, 1000, 900 - n, 1000 + n), new Group("b", 50, 100, 47, 103 + n));
    }

    @Test
    void everyUnitHasItsWords() {
        assertThat(lead("nps", Weight.SIGNAL, new Group("a", 30, 100, 50, 100), new Group("b", 10, 100, 10, 100)))
                .isEqualTo("Net promoter score rose by 10.0 points, all of it because a were recommended more.");
        assertThat(lead(
                        "complaint-rate",
                        Weight.SIGNAL,
                        new Group("a", 3, 100, 4, 100),
                        new Group("b", 1, 100, 1, 100)))
                .isEqualTo("Complaints per 1,000 orders rose by 5.0, all of it because a drew more complaints.");
        for (var kpi : Catalogue.all()) {
            assertThat(lead(kpi.code(), Weight.SIGNAL, new Group("a", 9, 30, 12, 40), new Group("b", 1, 50, 9, 30)))
                    .startsWith(kpi.name() + " rose by ");
        }
    }

    private static String lead(String kpi, Weight weight, Group... groups) {
        return spaced(telling(kpi, weight, groups).lead());
    }

    private static Telling telling(String code, Weight weight, Group... groups) {
        var kpi = Catalogue.find(code).orElseThrow();
        var formula = kpi.formula(kpi.standard());
        var before = Quotient.NOTHING;
        var after = Quotient.NOTHING;
        for (var group : groups) {
            before = before.plus(new Quotient(group.numeratorBefore(), group.denominatorBefore(), Double.NaN));
            after = after.plus(new Quotient(group.numeratorAfter(), group.denominatorAfter(), Double.NaN));
        }
        return requireNonNull(Telling.of(new Movement(
                KpiViewRequest.opening(KpiView.MOVED, kpi, WEEK),
                kpi.standard(),
                formula.read(before, Map.of()),
                formula.read(after, Map.of()),
                weight,
                Mark.CONCERN,
                List.of(Signal.OUTSIDE),
                Mix.of(List.of(groups)),
                null,
                null)));
    }

    private static String spaced(String words) {
        return words.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
