package org.kept.access.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.Role;
import org.kept.access.person.NewPerson;
import org.kept.problem.InputError;

/** Who shall be invited, as it was typed: the role in its code, and the teams among those known or by another name. */
record NewInvitation(String email, String name, String role, List<String> chosen, String other) {

    private static final int LONGEST_NAME = 100;

    NewInvitation {
        email = NewPerson.normal(email);
        name = name.strip();
        other = other.strip();
        chosen = List.copyOf(chosen);
    }

    static NewInvitation of(
            @Nullable String email,
            @Nullable String name,
            @Nullable String role,
            @Nullable List<String> teams,
            @Nullable String other) {
        return new NewInvitation(text(email), text(name), text(role), teams == null ? List.of() : teams, text(other));
    }

    Optional<Role> known() {
        return Role.of(role);
    }

    /** The teams that go with the role: none but for a lead or a member. */
    List<String> teams() {
        return known().filter(Role::hasTeams).isEmpty()
                ? List.of()
                : Stream.concat(chosen.stream(), Stream.of(other))
                        .map(String::strip)
                        .filter(team -> !team.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
    }

    List<InputError> faults() {
        var faults = new ArrayList<InputError>();
        if (!NewPerson.isEmail(email)) {
            faults.add(InputError.at("/email", "email.form", "This does not look like an e-mail address."));
        }
        if (name.length() > LONGEST_NAME) {
            faults.add(InputError.at("/name", "name.length", "A name has at most 100 characters."));
        }
        faults.addAll(faultsOfRole());
        return faults;
    }

    /** What is wrong with role and teams alone. */
    List<InputError> faultsOfRole() {
        var faults = new ArrayList<InputError>();
        if (known().isEmpty()) {
            faults.add(InputError.at("/role", "role.missing", "Choose a role."));
        }
        if (teams().stream().anyMatch(team -> team.length() > LONGEST_NAME)) {
            faults.add(InputError.at("/other", "team.long", "A team's name has at most 100 characters."));
        }
        return faults;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
