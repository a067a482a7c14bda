package org.kept.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.problem.InputError;

class NewInvitationTest {

    @Test
    void teamsAreSpeltAsTheNamesOfEventsAre() {
        assertThat(teams(List.of("Z\u00fcrich"), " Zu\u0308rich ").teams()).containsExactly("Z\u00fcrich");
        assertThat(teams(List.of(), "phone  desk").teams()).containsExactly("phone desk");
    }

    @Test
    void aTeamWithACharacterThatCannotBeSeenIsRefused() {
        for (var team : List.of("no\u200brth", "north\u202e")) {
            assertThat(teams(List.of(), team).validateRole())
                    .extracting(InputError::code)
                    .containsExactly("team.characters");
        }
        assertThat(teams(List.of("north"), "").validateRole()).isEmpty();
    }

    @Test
    void aTeamThatNoAddressCouldContainIsRefused() {
        for (var team : List.of(".", " .. ")) {
            assertThat(teams(List.of(), team).validateRole())
                    .extracting(InputError::detail)
                    .containsExactly(
                            "The name of a team must not be '" + team.strip() + "': no address could contain it.");
        }
        assertThat(teams(List.of("a.b/c"), "...").validateRole()).isEmpty();
    }

    private static NewInvitation teams(List<String> chosen, String other) {
        return NewInvitation.of("mia@example.org", "Mia", "lead", chosen, other);
    }
}
