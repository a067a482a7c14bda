package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DataScopeTest {

    @Property
    void withoutLimitsEverythingIsVisible(@ForAll String name) {
        assertThat(DataScope.EVERYTHING.allowsTeam(name)).isTrue();
        assertThat(DataScope.EVERYTHING.allowsSource(name)).isTrue();
        assertThat(DataScope.EVERYTHING.allowsKpi(name)).isTrue();
    }

    @Property
    void aLimitAllowsExactlyTheNamesItLists(@ForAll @Size(min = 1) Set<String> names, @ForAll String name) {
        var dataScope = new DataScope(names, names, names);
        assertThat(dataScope.allowsTeam(name)).isEqualTo(names.contains(name));
        assertThat(dataScope.allowsSource(name)).isEqualTo(names.contains(name));
        assertThat(dataScope.allowsKpi(name)).isEqualTo(names.contains(name));
        assertThat(dataScope.isLimited()).isTrue();
    }

    @Property
    void limitsOfOneKindDoNotAffectOthers(@ForAll @Size(min = 1) Set<String> names, @ForAll String name) {
        assertThat(new DataScope(names, Set.of(), Set.of()).allowsTeam(name)).isTrue();
        assertThat(new DataScope(Set.of(), names, Set.of()).allowsSource(name)).isTrue();
        assertThat(new DataScope(Set.of(), Set.of(), names).allowsKpi(name)).isTrue();
    }

    @Test
    void dataWithoutATeamIsHiddenFromCallersWithTeams() {
        assertThat(DataScope.ofTeams(Set.of("north")).allowsTeam(null)).isFalse();
        assertThat(DataScope.EVERYTHING.allowsTeam(null)).isTrue();
    }

    @Test
    void aScreenSeesNoTeam() {
        assertThat(DataScope.SCREEN.allowsTeam("north")).isFalse();
        assertThat(DataScope.SCREEN.allowsTeam(null)).isFalse();
    }

    @Test
    void readersWithoutAnAccountSeeNoPeople() {
        assertThat(DataScope.SCREEN.showsPeople()).isFalse();
        assertThat(DataScope.outside("north").showsPeople()).isFalse();
        assertThat(DataScope.outside("north").allowsTeam("north")).isTrue();
        assertThat(DataScope.outside("north").allowsTeam("south")).isFalse();
        assertThat(DataScope.ofTeams(Set.of("north")).showsPeople()).isTrue();
        assertThat(DataScope.EVERYTHING.showsPeople()).isTrue();
    }

    @Test
    void onlyALeadAndAMemberAreLimitedByTheirTeams() {
        for (var role : Role.values()) {
            assertThat(role.hasTeams()).isEqualTo(role == Role.LEAD || role == Role.MEMBER);
        }
        assertThat(DataScope.ofTeams(Set.of()).isLimited()).isFalse();
    }
}
