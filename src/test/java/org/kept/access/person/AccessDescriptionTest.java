package org.kept.access.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kept.access.AccessDescription;
import org.kept.access.DataScope;
import org.kept.access.Role;

class AccessDescriptionTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    void sentencesSayWhatTheRoleReallySees(Role role) {
        var row = new PersonRow();
        row.id = UUID.randomUUID();
        row.name = "Ada";
        row.email = "ada@example.org";
        row.assign(role, List.of("north"));
        var scope = DataScope.ofTeams(row.toPerson().teams());

        assertThat(AccessDescription.of(scope).contains("your own teams: north."))
                .isEqualTo(!scope.allowsTeam("south"));
        assertThat(AccessDescription.of(role).contains("own teams")).isEqualTo(!scope.allowsTeam("south"));
        assertThat(AccessDescription.ofAllRoles().toLowerCase(Locale.ROOT))
                .satisfies(text -> assertThat(text.contains(role.code() + "s")).isEqualTo(!scope.allowsTeam("south")));
    }
}
