package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.access.DataScope;

/** Parts side by side keep their numbers, and lose the names that are not theirs to know. */
class SliceLabelsTest {

    private record Part(@Nullable String name, int size) {}

    private static final DataScope NORTH = new DataScope(Set.of(), Set.of(), Set.of("north"));

    @Property
    void nobodysNameIsToldButTheirOwnAndNoPartIsLost(@ForAll("parts") List<Part> parts) {
        var seen = seen(Dimension.TEAM, NORTH, parts);
        assertThat(seen).extracting(Part::name).isSubsetOf(Arrays.asList("north", "another team", "", null));
        assertThat(seen).extracting(Part::size).containsExactlyInAnyOrderElementsOf(sizes(parts));
    }

    @Property
    void theOrderTellsNothingOfTheNames(@ForAll("parts") List<Part> parts) {
        var seen = seen(Dimension.TEAM, NORTH, parts);
        var others = seen.stream()
                .filter(each -> SliceLabels.isUnnamed(each.name()))
                .map(Part::size)
                .toList();
        assertThat(others).isSortedAccordingTo((one, other) -> Integer.compare(other, one));
    }

    @Property
    void whoSeesEverythingSeesItAsItIs(@ForAll("parts") List<Part> parts) {
        assertThat(seen(Dimension.TEAM, DataScope.EVERYTHING, parts)).containsExactlyInAnyOrderElementsOf(parts);
        assertThat(seen(Dimension.CHANNEL, NORTH, parts)).containsExactlyInAnyOrderElementsOf(parts);
    }

    @Test
    void theirOwnComeFirstThenTheOthersThenWhatNamesNone() {
        var seen = seen(
                Dimension.TEAM,
                NORTH,
                List.of(new Part("east", 1), new Part("north", 2), new Part("west", 9), new Part(null, 5)));
        assertThat(seen).extracting(Part::size).containsExactly(2, 9, 1, 5);
    }

    @Test
    void aScreenIsToldOfOneTeamAndNotWhich() {
        assertThat(new SliceLabels(Dimension.TEAM, DataScope.SCREEN).of("north"))
                .isEqualTo("one team");
        assertThat(new SliceLabels(Dimension.TEAM, NORTH).of("east")).isEqualTo("another team");
        assertThat(new SliceLabels(Dimension.TEAM, NORTH).of(null)).isNull();
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        var name = Arbitraries.of("north", "east", "west", "").injectNull(0.2);
        return name.flatMap(each -> Arbitraries.integers().between(0, 9).map(size -> new Part(each, size)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static List<Part> seen(Dimension by, DataScope dataScope, List<Part> parts) {
        return new SliceLabels(by, dataScope)
                .named(parts, Part::name, Part::size, (part, name) -> new Part(name, part.size()));
    }

    private static List<Integer> sizes(List<Part> parts) {
        return parts.stream().map(Part::size).toList();
    }
}
