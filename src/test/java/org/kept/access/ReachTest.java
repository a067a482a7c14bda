package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is somebody's is said by their limits alone. */
class ReachTest {

    @Property
    void withoutALimitEverythingIsTheirs(@ForAll String name) {
        assertThat(Reach.EVERYTHING.hasTeam(name)).isTrue();
        assertThat(Reach.EVERYTHING.hasSource(name)).isTrue();
        assertThat(Reach.EVERYTHING.hasKpi(name)).isTrue();
    }

    @Property
    void aLimitLetsInWhatItNamesAndNothingElse(@ForAll @Size(min = 1) Set<String> names, @ForAll String name) {
        var reach = new Reach(names, names, names);
        assertThat(reach.hasTeam(name)).isEqualTo(names.contains(name));
        assertThat(reach.hasSource(name)).isEqualTo(names.contains(name));
        assertThat(reach.hasKpi(name)).isEqualTo(names.contains(name));
        assertThat(reach.isLimited()).isTrue();
    }

    @Property
    void oneLimitIsNoOther(@ForAll @Size(min = 1) Set<String> names, @ForAll String name) {
        assertThat(new Reach(names, Set.of(), Set.of()).hasTeam(name)).isTrue();
        assertThat(new Reach(Set.of(), names, Set.of()).hasSource(name)).isTrue();
        assertThat(new Reach(Set.of(), Set.of(), names).hasKpi(name)).isTrue();
    }

    @Test
    void whatBelongsToNoTeamIsNobodysWhoHasTeams() {
        assertThat(Reach.ofTeams(Set.of("north")).hasTeam(null)).isFalse();
        assertThat(Reach.EVERYTHING.hasTeam(null)).isTrue();
    }

    @Test
    void aScreenSeesNoTeam() {
        assertThat(Reach.SCREEN.hasTeam("north")).isFalse();
        assertThat(Reach.SCREEN.hasTeam(null)).isFalse();
    }

    @Test
    void onlyALeadAndAMemberAreLimitedByTheirTeams() {
        for (var role : Role.values()) {
            assertThat(role.hasTeams()).isEqualTo(role == Role.LEAD || role == Role.MEMBER);
        }
        assertThat(Reach.ofTeams(Set.of()).isLimited()).isFalse();
    }
}
