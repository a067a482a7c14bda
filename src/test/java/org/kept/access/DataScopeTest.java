package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is somebody's is said by their limits alone. */
class DataScopeTest {

    @Property
    void withoutALimitEverythingIsTheirs(@ForAll String name) {
        assertThat(DataScope.EVERYTHING.hasTeam(name)).isTrue();
        assertThat(DataScope.EVERYTHING.hasSource(name)).isTrue();
        assertThat(DataScope.EVERYTHING.hasKpi(name)).isTrue();
    }

    @Property
    void aLimitLetsInWhatItNamesAndNothingElse(@ForAll @Size(min = 1) Set<String> names, @ForAll String name) {
        var dataScope = new DataScope(names, names, names);
        assertThat(dataScope.hasTeam(name)).isEqualTo(names.contains(name));
        assertThat(dataScope.hasSource(name)).isEqualTo(names.contains(name));
        assertThat(dataScope.hasKpi(name)).isEqualTo(names.contains(name));
        assertThat(dataScope.isLimited()).isTrue();
    }

    @Property
    void oneLimitIsNoOther(@ForAll @Size(min = 1) Set<String> names, @ForAll String name) {
        assertThat(new DataScope(names, Set.of(), Set.of()).hasTeam(name)).isTrue();
        assertThat(new DataScope(Set.of(), names, Set.of()).hasSource(name)).isTrue();
        assertThat(new DataScope(Set.of(), Set.of(), names).hasKpi(name)).isTrue();
    }

    @Test
    void whatBelongsToNoTeamIsNobodysWhoHasTeams() {
        assertThat(DataScope.ofTeams(Set.of("north")).hasTeam(null)).isFalse();
        assertThat(DataScope.EVERYTHING.hasTeam(null)).isTrue();
    }

    @Test
    void aScreenSeesNoTeam() {
        assertThat(DataScope.SCREEN.hasTeam("north")).isFalse();
        assertThat(DataScope.SCREEN.hasTeam(null)).isFalse();
    }

    @Test
    void onlyALeadAndAMemberAreLimitedByTheirTeams() {
        for (var role : Role.values()) {
            assertThat(role.hasTeams()).isEqualTo(role == Role.LEAD || role == Role.MEMBER);
        }
        assertThat(DataScope.ofTeams(Set.of()).isLimited()).isFalse();
    }
}
