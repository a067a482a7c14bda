package org.kept.access.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.kept.access.AccessDescription;
import org.kept.access.FormErrors;
import org.kept.access.Role;

/**
 * The role and team options of a form.
 *
 * @param other the name of a team that is not listed
 */
public record RoleChoices(List<RoleChoice> roles, List<TeamChoice> teams, String other, FormErrors faults) {

    /** A role option. */
    public record RoleChoice(String code, String title, String means, String sees, boolean chosen) {}

    /** A team option; the number makes the id of its field unique. */
    public record TeamChoice(int number, String name, boolean chosen) {}

    /** Explains which roles are limited by the teams of a person. */
    public String teamsHint() {
        return AccessDescription.ofTeams();
    }

    static RoleChoices of(
            String role,
            Collection<String> chosen,
            Collection<String> knownTeams,
            String other,
            FormErrors formErrors) {
        var names = Stream.concat(knownTeams.stream(), chosen.stream())
                .filter(name -> !name.isBlank())
                .distinct()
                .sorted()
                .toList();
        var roles = Arrays.stream(Role.values())
                .map(each -> new RoleChoice(
                        each.code(),
                        each.title(),
                        each.means(),
                        AccessDescription.of(each),
                        each.code().equals(role)))
                .toList();
        var teams = names.stream()
                .map(name -> new TeamChoice(names.indexOf(name), name, chosen.contains(name)))
                .toList();
        return new RoleChoices(roles, teams, other, formErrors);
    }
}
