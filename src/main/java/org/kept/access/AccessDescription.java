package org.kept.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kept.ui.ListFormatter;

/** Describes in sentences what people may see, from the roles and data scopes that decide it. */
public final class AccessDescription {

    private static final String EVERY_TEAM = "the whole company and every team";

    private AccessDescription() {}

    /**
     * Describes what a person with this scope sees: {@code You can see the whole company and your own teams: north.}
     */
    public static String of(DataScope scope) {
        return scope.isOfTeams()
                ? "You can see the whole company and your own teams: " + scope.teamList() + "."
                : "You can see " + EVERY_TEAM + ".";
    }

    /** Describes what a role sees. */
    public static String of(Role role) {
        return role.hasTeams()
                ? "Sees every team, or only the whole company and their own teams if they have any."
                : "Sees " + EVERY_TEAM + ".";
    }

    /** Describes in one sentence what each role sees. */
    public static String ofAllRoles() {
        return teamRoles().isEmpty()
                ? "Everyone sees " + EVERY_TEAM + "."
                : capitalized(ListFormatter.list(teamRoles()))
                        + " of a team see the whole company and their own teams; everyone else sees every team.";
    }

    /** Explains which roles are limited by the teams of a person. */
    public static String ofTeams() {
        return "Limits what " + ListFormatter.list(teamRoles())
                + " see to the whole company and these teams. Other roles have no teams.";
    }

    private static List<String> teamRoles() {
        return Arrays.stream(Role.values())
                .filter(Role::hasTeams)
                .map(role -> role.title().toLowerCase(Locale.ROOT) + "s")
                .toList();
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
