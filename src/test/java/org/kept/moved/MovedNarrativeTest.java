package org.kept.moved;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.PlainSpaces;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Quotient;
import org.kept.stats.Mix;
import org.kept.stats.Mix.MixGroup;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;

/** Wording of the sentence about a change, case by case. */
class MovedNarrativeTest {

    private static final Period WEEK = Period.parse("2026-W46");

    @Test
    void ofTwoReasonsInOneDirectionTheLargerIsFirst() {
        assertThat(lead(
                        "sla",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("accounts", 450, 500, 340, 400),
                        new MixGroup("cards", 160, 200, 150, 200),
                        new MixGroup("loans", 180, 300, 230, 400)))
                .isEqualTo(
                        "Service level fell by 7.0 points; 4.1 of them because teams answered more slowly"
                                + " (above all accounts), and 2.9 because loans, where it is lower anyway, made up more of the contacts.");
        assertThat(lead(
                        "awt",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("day", 9000, 300, 3300, 100),
                        new MixGroup("night", 9000, 100, 30_300, 300)))
                .isEqualTo(
                        "Average waiting time rose by 39.0 s; 32.0 s of it because night, where it is longer anyway, made up more"
                                + " of the contacts, and 7.0 s because teams had longer waits.");
    }

    @Test
    void opposingEffectsAreBothNamed() {
        assertThat(lead(
                        "sla",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("accounts", 90, 100, 80, 100),
                        new MixGroup("loans", 50, 100, 180, 300)))
                .isEqualTo(
                        "Service level fell by 5.0 points: loans, where it is lower anyway, made up more of the contacts"
                                + " (−7.5 pt), while teams answered more quickly (+2.5 pt).");
    }

    @Test
    void aSingleReasonIsNamedAsAllOfIt() {
        assertThat(lead(
                        "sla",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("accounts", 90, 100, 80, 100),
                        new MixGroup("loans", 50, 100, 50, 100)))
                .isEqualTo("Service level fell by 5.0 points, all of it because accounts answered more slowly.");
        assertThat(lead(
                        "sla",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("accounts", 90, 100, 45, 50),
                        new MixGroup("loans", 50, 100, 75, 150)))
                .isEqualTo(
                        "Service level fell by 10.0 points, all of it because loans, where it is lower anyway, made up more of"
                                + " the contacts; taken together, the teams themselves did not change.");
        assertThat(lead(
                        "sla",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("accounts", 90, 100, 45, 50),
                        new MixGroup("loans", 50, 100, 74, 150)))
                .endsWith("; taken together, the teams themselves hardly changed.");
    }

    @Test
    void aTeamThatCameOrWentIsNamedAsSuch() {
        assertThat(lead(
                        "csat",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("old", 80, 100, 80, 100),
                        new MixGroup("new", 0, 0, 20, 100)))
                .isEqualTo(
                        "Customer satisfaction fell by 30.0 points, all of it because new, where it is lower, is new among the"
                                + " answers; taken together, the teams themselves did not change.");
        assertThat(lead(
                        "csat",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("", 20, 100, 0, 0),
                        new MixGroup("old", 80, 100, 80, 100)))
                .contains("rose by 30.0 points", "data without a team, where it was lower, is gone from the answers");
    }

    @Test
    void noiseIsNamedFirst() {
        var movedNarrative = narrative(
                "sla",
                ChangeSignificance.ORDINARY,
                new MixGroup("accounts", 90, 100, 88, 100),
                new MixGroup("loans", 50, 100, 50, 100));
        assertThat(spaced(movedNarrative.headline()))
                .isEqualTo(
                        "Service level fell by 1.0 point. That is within normal variation: there is nothing to explain.");
        assertThat(spaced(requireNonNull(movedNarrative.chartSentence())))
                .isEqualTo(
                        "For the arithmetic only, not a cause: most of the drop of 1.0 point is accounts (90.0% → 88.0%,"
                                + " 100 contacts offered).");
        assertThat(lead(
                        "sla",
                        ChangeSignificance.WITHIN_A_SIGNAL,
                        new MixGroup("a", 90, 100, 88, 100),
                        new MixGroup("b", 1, 2, 1, 2)))
                .contains("Both weeks belong to one longer signal");
    }

    @Test
    void noiseWithoutOneTeamBehindItIsSplitWithoutACause() {
        var movedNarrative = narrative(
                "sla",
                ChangeSignificance.ORDINARY,
                new MixGroup("accounts", 90, 100, 88, 100),
                new MixGroup("cards", 80, 100, 78, 100),
                new MixGroup("loans", 50, 100, 48, 100));
        assertThat(spaced(requireNonNull(movedNarrative.chartSentence())))
                .startsWith("For the arithmetic only, not a cause: teams answered more slowly")
                .endsWith(" (−2.0 pt).");
    }

    @Test
    void theControlChartAddsASentence() {
        assertThat(weight(ChangeSignificance.SIGNAL)).contains("The later week is a signal (outside the limits)");
        assertThat(weight(ChangeSignificance.BACK_TO_ORDINARY))
                .contains("The earlier week was the signal (outside the limits)");
        assertThat(weight(ChangeSignificance.UNKNOWN)).contains("Too few weeks");
    }

    private static @Nullable String weight(ChangeSignificance changeSignificance) {
        return narrative(
                        "sla",
                        changeSignificance,
                        new MixGroup("a", 90, 100, 60, 100),
                        new MixGroup("b", 50, 100, 50, 100))
                .chartSentence();
    }

    @Test
    void aNegligibleChangeIsNoMoveAndCancellingEffectsAreNamed() {
        assertThat(lead(
                        "sla",
                        ChangeSignificance.ORDINARY,
                        new MixGroup("a", 90, 100, 90, 100),
                        new MixGroup("b", 50, 100, 50, 100)))
                .isEqualTo("No change: Service level was 70.0% in both weeks.");
        assertThat(lead(
                        "sla",
                        ChangeSignificance.ORDINARY,
                        new MixGroup("a", 90, 100, 45, 50),
                        new MixGroup("b", 50, 100, 95, 150)))
                .isEqualTo(
                        "No change: Service level was 70.0% in both weeks. Beneath that, b answered more quickly (+8.3 pt),"
                                + " while b, where it is lower anyway, made up more of the contacts (−8.3 pt).");
    }

    @Test
    void thePartsAsWrittenSumToTheChangeAsWritten() {
        // 2.65 and 2.65 of 5.3 points would both be written as 2.7.
        for (var n = 1; n < 60; n++) {
            var movedNarrative = narrative(
                    "sla",
                    ChangeSignificance.SIGNAL,
                    new MixGroup("a", 900, 1000, 900 - n, 1000 + n),
                    new MixGroup("b", 50, 100, 47, 103 + n));
            var changeFormatter = new ChangeFormatter("fraction");
            assertThat(movedNarrative.rateEffect() + movedNarrative.mixEffect())
                    .isCloseTo(
                            changeFormatter.rounded(
                                    requireNonNull(Mix.of(groups(n))).change()),
                            within(1e-9));
        }
    }

    private static List<MixGroup> groups(int n) {
        return List.of(new MixGroup("a", 900, 1000, 900 - n, 1000 + n), new MixGroup("b", 50, 100, 47, 103 + n));
    }

    @Test
    void everyUnitAndKpiIsWorded() {
        assertThat(lead(
                        "nps",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("a", 30, 100, 50, 100),
                        new MixGroup("b", 10, 100, 10, 100)))
                .isEqualTo("Net promoter score rose by 10.0 points, all of it because a were recommended more.");
        assertThat(lead(
                        "complaint-rate",
                        ChangeSignificance.SIGNAL,
                        new MixGroup("a", 3, 100, 4, 100),
                        new MixGroup("b", 1, 100, 1, 100)))
                .isEqualTo("Complaints per 1,000 orders rose by 5.0, all of it because a had a higher complaint rate.");
        for (var kpi : Catalogue.all()) {
            assertThat(lead(
                            kpi.code(),
                            ChangeSignificance.SIGNAL,
                            new MixGroup("a", 9, 30, 12, 40),
                            new MixGroup("b", 1, 50, 9, 30)))
                    .startsWith(kpi.name() + " rose by ");
        }
    }

    private static String lead(String kpi, ChangeSignificance changeSignificance, MixGroup... groups) {
        return spaced(narrative(kpi, changeSignificance, groups).headline());
    }

    private static MovedNarrative narrative(String code, ChangeSignificance changeSignificance, MixGroup... groups) {
        var kpi = Catalogue.find(code).orElseThrow();
        var formula = kpi.formula(kpi.standard());
        var before = Quotient.NOTHING;
        var after = Quotient.NOTHING;
        for (var group : groups) {
            before = before.plus(new Quotient(group.numeratorBefore(), group.denominatorBefore(), Double.NaN));
            after = after.plus(new Quotient(group.numeratorAfter(), group.denominatorAfter(), Double.NaN));
        }
        return requireNonNull(MovedNarrative.of(new KpiChange(
                KpiViewRequest.withDefaults(KpiView.MOVED, kpi, WEEK),
                kpi.standard(),
                formula.read(before, Map.of()),
                formula.read(after, Map.of()),
                changeSignificance,
                VariationType.CONCERN,
                List.of(Signal.OUTSIDE),
                Mix.of(List.of(groups)),
                null,
                null,
                null,
                null)));
    }

    private static String spaced(String words) {
        return PlainSpaces.spaced(words);
    }
}
