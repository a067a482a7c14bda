package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.access.DataScope;

/** Labelled parts keep their numbers and hide the names of teams outside the data scope. */
class SliceLabelsTest {

    private record Part(@Nullable String name, int size) {}

    private static final DataScope NORTH = new DataScope(Set.of(), Set.of(), Set.of("north"));

    @Property
    void onlyOwnTeamNamesAreShownAndNoPartIsLost(@ForAll("parts") List<Part> parts) {
        var labelled = labelled(Dimension.TEAM, NORTH, parts);
        assertThat(labelled).extracting(Part::name).isSubsetOf(Arrays.asList("north", "another team", "", null));
        assertThat(labelled).extracting(Part::size).containsExactlyInAnyOrderElementsOf(sizes(parts));
    }

    @Property
    void theOrderRevealsNoNames(@ForAll("parts") List<Part> parts) {
        var labelled = labelled(Dimension.TEAM, NORTH, parts);
        var others = labelled.stream()
                .filter(each -> SliceLabels.isUnnamed(each.name()))
                .map(Part::size)
                .toList();
        assertThat(others).isSortedAccordingTo((one, other) -> Integer.compare(other, one));
    }

    @Property
    void anUnlimitedScopeShowsAllNames(@ForAll("parts") List<Part> parts) {
        assertThat(labelled(Dimension.TEAM, DataScope.EVERYTHING, parts)).containsExactlyInAnyOrderElementsOf(parts);
        assertThat(labelled(Dimension.CHANNEL, NORTH, parts)).containsExactlyInAnyOrderElementsOf(parts);
    }

    @Test
    void ownTeamsComeFirstThenOthersThenThePartWithoutAName() {
        var labelled = labelled(
                Dimension.TEAM,
                NORTH,
                List.of(new Part("east", 1), new Part("north", 2), new Part("west", 9), new Part(null, 5)));
        assertThat(labelled).extracting(Part::size).containsExactly(2, 9, 1, 5);
    }

    @Test
    void aScreenShowsNoTeamNames() {
        assertThat(new SliceLabels(Dimension.TEAM, DataScope.SCREEN).labelOf("north"))
                .isEqualTo("one team");
        assertThat(new SliceLabels(Dimension.TEAM, NORTH).labelOf("east")).isEqualTo("another team");
        assertThat(new SliceLabels(Dimension.TEAM, NORTH).labelOf(null)).isNull();
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        var names = Arbitraries.of("north", "east", "west", "").injectNull(0.2);
        return Combinators.combine(names, Arbitraries.integers().between(0, 9))
                .as(Part::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static List<Part> labelled(Dimension by, DataScope dataScope, List<Part> parts) {
        return new SliceLabels(by, dataScope)
                .labelled(parts, Part::name, Part::size, (part, name) -> new Part(name, part.size()));
    }

    private static List<Integer> sizes(List<Part> parts) {
        return parts.stream().map(Part::size).toList();
    }
}
