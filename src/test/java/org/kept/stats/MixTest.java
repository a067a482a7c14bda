package org.kept.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.kept.stats.Mix.MixGroup;

class MixTest {

    @Test
    void aChangeOfSharesAloneIsAllMixEffect() {
        var mix = of(new MixGroup("private", 90, 100, 45, 50), new MixGroup("business", 50, 100, 75, 150));
        assertThat(mix.change()).isCloseTo(-0.1, within(1e-12));
        assertThat(mix.rateEffect()).isCloseTo(0, within(1e-12));
        assertThat(mix.mixEffect()).isCloseTo(-0.1, within(1e-12));
    }

    @Test
    void aChangeWithConstantSharesIsAllRateEffect() {
        var mix = of(new MixGroup("private", 90, 100, 80, 100), new MixGroup("business", 50, 100, 50, 100));
        assertThat(mix.parts().get(0).rateEffect()).isCloseTo(-0.05, within(1e-12));
        assertThat(mix.parts().get(1).effect()).isZero();
        assertThat(mix.mixEffect()).isZero();
    }

    @Test
    void rateAndMixAreWeightedByTheMidpoint() {
        // Rates 0.9 to 0.8 and 0.5 to 0.6; shares 0.5 to 0.25 and 0.5 to 0.75; overall 0.7 to 0.65.
        var mix = of(new MixGroup("private", 90, 100, 80, 100), new MixGroup("business", 50, 100, 180, 300));
        assertThat(mix.parts().get(0).rateEffect()).isCloseTo(-0.0375, within(1e-12));
        assertThat(mix.parts().get(1).rateEffect()).isCloseTo(0.0625, within(1e-12));
        assertThat(mix.parts().get(0).mixEffect()).isCloseTo(-0.25 * (0.85 - 0.675), within(1e-12));
        assertThat(mix.parts().get(1).mixEffect()).isCloseTo(0.25 * (0.55 - 0.675), within(1e-12));
        assertThat(mix.change()).isCloseTo(-0.05, within(1e-12));
    }

    @Test
    void aNewTeamHasNoEarlierRateAndIsAllMixEffect() {
        var mix = of(new MixGroup("old", 80, 100, 80, 100), new MixGroup("new", 0, 0, 20, 100));
        var came = mix.parts().get(1);
        assertThat(came.rateBefore()).isNull();
        assertThat(came.rateEffect()).isZero();
        assertThat(mix.mixEffect()).isCloseTo(mix.change(), within(1e-12));
    }

    @Test
    void aNumeratorWithoutADenominatorIsRateEffect() {
        // A warehouse that takes 5, then 15 goods back and never sells: 0.25 to 0.35 of the shop's 100 orders.
        var mix = of(new MixGroup("shop", 20, 100, 20, 100), new MixGroup("warehouse", 5, 0, 15, 0));
        var warehouse = mix.parts().get(1);
        assertThat(warehouse.rateBefore()).isNull();
        assertThat(warehouse.rateEffect()).isCloseTo(0.1, within(1e-12));
        assertThat(warehouse.mixEffect()).isZero();
        assertThat(mix.change()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void aPeriodWithoutADenominatorHasNoSplit() {
        assertThat(Mix.of(List.of(new MixGroup("a", 0, 0, 5, 10)))).isNull();
        assertThat(Mix.of(List.of())).isNull();
    }

    @Property(tries = 500)
    void thePartsSumToTheChange(@ForAll("groups") List<MixGroup> groups) {
        var mix = Mix.of(groups);
        if (mix != null) {
            double parts = mix.parts().stream()
                    .mapToDouble(Mix.MixContribution::effect)
                    .sum();
            assertThat(parts).isCloseTo(mix.change(), within(1e-12));
            assertThat(mix.rateEffect() + mix.mixEffect()).isCloseTo(mix.change(), within(1e-12));
        }
    }

    @Provide
    Arbitrary<List<MixGroup>> groups() {
        var base = Arbitraries.integers().between(0, 1000);
        var share = Arbitraries.doubles().between(0, 1);
        var beside = Arbitraries.integers().between(0, 3);
        return Combinators.combine(base, share, base, share, beside)
                .as((n, p, m, q, more) -> new MixGroup("team", n * p + more, n, m * q + more, m))
                .list()
                .ofMaxSize(8);
    }

    private static Mix of(MixGroup... groups) {
        return requireNonNull(Mix.of(List.of(groups)));
    }
}
