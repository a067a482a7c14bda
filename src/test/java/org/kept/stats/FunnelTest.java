package org.kept.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.stats.Funnel.FunnelBand;
import org.kept.stats.Funnel.FunnelGroup;
import org.kept.stats.Funnel.FunnelKind;

class FunnelTest {

    private static final List<FunnelGroup> SPREAD = List.of(
            new FunnelGroup("a", 30, 100),
            new FunnelGroup("b", 45, 200),
            new FunnelGroup("c", 80, 300),
            new FunnelGroup("d", 20, 50),
            new FunnelGroup("e", 150, 500),
            new FunnelGroup("f", 300, 800),
            new FunnelGroup("g", 10, 90),
            new FunnelGroup("h", 60, 150));

    @Test
    void teamsThatDifferByMoreThanChanceWidenTheLimits() {
        var funnel = funnel(SPREAD);
        assertThat(funnel.center()).isCloseTo(0.317351598173516, within(1e-12));
        assertThat(funnel.dispersion()).isCloseTo(4.449448646234788, within(1e-12));
        assertThat(funnel.corrected()).isTrue();
        assertThat(funnel.spots().get(5).score()).isCloseTo(1.66077303, within(1e-7));
    }

    @Test
    void afterTheCorrectionOnlyTheUnusualTeamStandsOut() {
        var bands =
                funnel(SPREAD).spots().stream().map(Funnel.FunnelPoint::band).toList();
        assertThat(bands.get(6)).isEqualTo(FunnelBand.BEYOND_95);
        assertThat(bands).filteredOn(b -> b != FunnelBand.WITHIN).hasSize(1);
        assertThat(funnel(SPREAD).spots().get(6).mark(Better.HIGHER)).isEqualTo(VariationType.CONCERN);
        assertThat(funnel(SPREAD).spots().get(6).mark(Better.LOWER)).isEqualTo(VariationType.IMPROVEMENT);
    }

    @Test
    void teamsThatDifferByChanceAloneAreNotCorrected() {
        var funnel = funnel(
                List.of(new FunnelGroup("a", 30, 100), new FunnelGroup("b", 62, 200), new FunnelGroup("c", 28, 100)));
        assertThat(funnel.corrected()).isFalse();
        double deviation = Math.sqrt(0.3 * 0.7 / 100);
        assertThat(funnel.limitsAt(100).upper95()).isCloseTo(0.3 + 1.959963984540054 * deviation, within(1e-12));
        assertThat(funnel.limitsAt(100).lower998()).isCloseTo(0.3 - 3.090232306167813 * deviation, within(1e-12));
        assertThat(funnel.limitsAt(4).lower998()).isNegative();
    }

    @Test
    void theBandOfATeamMatchesItsLimits() {
        var funnel = funnel(SPREAD);
        for (var spot : funnel.spots()) {
            var bounds = funnel.limitsAt(spot.denominator());
            boolean within = bounds.lower95() <= spot.value() && spot.value() <= bounds.upper95();
            assertThat(spot.band() == FunnelBand.WITHIN).isEqualTo(within);
        }
    }

    @Test
    void countRatesVaryLikePoissonCounts() {
        var funnel = requireNonNull(
                Funnel.of(FunnelKind.RATE, List.of(new FunnelGroup("a", 50, 100), new FunnelGroup("b", 50, 100))));
        assertThat(funnel.limitsAt(100).upper95()).isCloseTo(0.5 + 1.959963984540054 * Math.sqrt(0.005), within(1e-12));
    }

    @Test
    void meansVaryByTheVarianceWithinTeams() {
        // Waits of 10, 20, 30 in one team and 40, 60 in another: within them 200 + 200 over (3 − 1) + (2 − 1).
        var funnel = requireNonNull(Funnel.of(
                FunnelKind.MEAN,
                List.of(new FunnelGroup("a", 60, 3, 100 + 400 + 900), new FunnelGroup("b", 100, 2, 1600 + 3600))));
        assertThat(funnel.center()).isCloseTo(32, within(1e-12));
        assertThat(funnel.variance()).isCloseTo(400.0 / 3, within(1e-12));
        assertThat(funnel.spots().get(0).score()).isCloseTo(-12 / Math.sqrt(400.0 / 9), within(1e-12));
        assertThat(funnel.spots().get(1).score()).isCloseTo(18 / Math.sqrt(400.0 / 6), within(1e-12));
        assertThat(funnel.limitsAt(3).upper95())
                .isCloseTo(32 + 1.959963984540054 * Math.sqrt(400.0 / 9), within(1e-12));
    }

    @Test
    void meansOfTeamsWithoutSquaresAreJudgedByTheVarianceOfTheOthers() {
        var funnel = requireNonNull(Funnel.of(
                FunnelKind.MEAN,
                List.of(
                        new FunnelGroup("a", 60, 3, 1400),
                        new FunnelGroup("b", 100, 2, 5200),
                        new FunnelGroup("reported", 96, 3, Double.NaN))));
        assertThat(funnel.variance()).isCloseTo(400.0 / 3, within(1e-12));
        assertThat(funnel.spots()).hasSize(3);
        assertThat(Funnel.of(FunnelKind.MEAN, List.of(new FunnelGroup("a", 60, 3), new FunnelGroup("b", 100, 2))))
                .isNull();
    }

    @Test
    void netPromoterScoresVaryByTheirPromotersAndDetractors() {
        // 50 promoters, 20 detractors of 100; then 30 and 30 of 100: p = 0.4, d = 0.25, so 0.65 − 0.15².
        var funnel = requireNonNull(Funnel.of(
                FunnelKind.NPS, List.of(new FunnelGroup("a", 30, 100, 70), new FunnelGroup("b", 0, 100, 60))));
        assertThat(funnel.center()).isCloseTo(0.15, within(1e-12));
        assertThat(funnel.variance()).isCloseTo(0.6275, within(1e-12));
        assertThat(funnel.spots().get(0).score()).isCloseTo(0.15 / Math.sqrt(0.006275), within(1e-12));
        assertThat(funnel.spots().get(1).band()).isEqualTo(FunnelBand.WITHIN);
        assertThat(funnel.limitsAt(2).lower998()).isLessThan(-1);
        assertThat(Funnel.of(FunnelKind.NPS, List.of(new FunnelGroup("a", 30, 100), new FunnelGroup("b", 0, 100))))
                .isNull();
    }

    @Test
    void teamsWithoutADenominatorCountOnlyTowardsTheCenter() {
        var funnel = funnel(List.of(
                new FunnelGroup("a", 5, 100), new FunnelGroup("b", 5, 100), new FunnelGroup("returns desk", 10, 0)));
        assertThat(funnel.center()).isCloseTo(0.1, within(1e-12));
        assertThat(funnel.spots()).hasSize(2);
    }

    @Test
    void theDenominatorAtADistancePutsTheLimitThere() {
        var funnel = funnel(SPREAD);
        double denominator = funnel.denominatorAt(0.2, Funnel.Z95);
        assertThat(funnel.limitsAt(denominator).upper95() - funnel.center()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void aShareAboveOneIsTreatedAsACountRate() {
        var funnel = funnel(List.of(new FunnelGroup("a", 120, 100), new FunnelGroup("b", 90, 100)));
        assertThat(funnel.kind()).isEqualTo(FunnelKind.RATE);
    }

    @Test
    void teamsOfAllZeroAreWithinTheLimits() {
        var funnel =
                funnel(List.of(new FunnelGroup("a", 0, 100), new FunnelGroup("b", 0, 50), new FunnelGroup("c", 0, 0)));
        assertThat(funnel.spots()).hasSize(2).allMatch(s -> s.band() == FunnelBand.WITHIN);
        assertThat(funnel.limitsAt(10).upper998()).isZero();
    }

    @Test
    void aSingleTeamHasNoFunnel() {
        assertThat(Funnel.of(FunnelKind.SHARE, List.of(new FunnelGroup("a", 5, 10), new FunnelGroup("b", 0, 0))))
                .isNull();
    }

    private static Funnel funnel(List<FunnelGroup> groups) {
        return requireNonNull(Funnel.of(FunnelKind.SHARE, groups));
    }
}
