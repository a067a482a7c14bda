package org.kept.access.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.Role;
import org.kept.access.person.NewPerson;
import org.kept.document.NameText;
import org.kept.problem.InputError;

/**
 * The form for an invitation or a change of role, as typed: the role's code, chosen existing teams, and one other team.
 */
record NewInvitation(String email, String name, String role, List<String> chosen, String other) {

    private static final int MAX_NAME_LENGTH = 100;

    NewInvitation {
        email = NewPerson.normalizeEmail(email);
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
        return new NewInvitation(
                orEmpty(email), orEmpty(name), orEmpty(role), teams == null ? List.of() : teams, orEmpty(other));
    }

    Optional<Role> parsedRole() {
        return Role.of(role);
    }

    /** The chosen teams; empty unless the role is lead or member. */
    List<String> teams() {
        return parsedRole().filter(Role::hasTeams).isEmpty()
                ? List.of()
                : Stream.concat(chosen.stream(), Stream.of(other))
                        .map(NameText::normalise)
                        .filter(team -> !team.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
    }

    List<InputError> validate() {
        var errors = new ArrayList<InputError>();
        if (!NewPerson.isEmail(email)) {
            errors.add(InputError.at("/email", "email.form", "Enter an e-mail address, such as name@example.org."));
        }
        if (name.length() > MAX_NAME_LENGTH) {
            errors.add(InputError.at("/name", "name.length", "The name may have at most 100 characters."));
        }
        errors.addAll(validateRole());
        return errors;
    }

    /** The errors of role and teams only. */
    List<InputError> validateRole() {
        var errors = new ArrayList<InputError>();
        if (parsedRole().isEmpty()) {
            errors.add(InputError.at("/role", "role.missing", "Choose a role."));
        }
        teams().stream()
                .flatMap(team -> Stream.ofNullable(NameText.addressFault(team)))
                .findFirst()
                .map(fault -> InputError.at("/other", "team.characters", "The name of a team " + fault))
                .ifPresent(errors::add);
        if (teams().stream().anyMatch(team -> team.length() > MAX_NAME_LENGTH)) {
            errors.add(InputError.at("/other", "team.long", "The name of a team may have at most 100 characters."));
        }
        return errors;
    }

    private static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
