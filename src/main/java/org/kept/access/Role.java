package org.kept.access;

import static org.kept.access.Permission.ADMINISTER;
import static org.kept.access.Permission.CORRECT;
import static org.kept.access.Permission.SEE;
import static org.kept.access.Permission.SPEAK;
import static org.kept.access.Permission.WRITE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles and their permissions. {@code docs/access.md} shows this table. */
public enum Role {
    ADMIN(
            "Administrator",
            "Manages people, keys and settings; publishes the mission",
            SEE,
            SPEAK,
            WRITE,
            CORRECT,
            ADMINISTER),
    MANAGER("Manager", "Owns the mission: writes it, and is responsible for the data", SEE, SPEAK, WRITE, CORRECT),
    LEAD("Lead", "Leads teams: writes drafts, answers and notes", SEE, SPEAK, WRITE),
    MEMBER("Member", "Is scored: reads results, asks and comments", SEE, SPEAK),
    VIEWER("Viewer", "Reads results, raises problems and gives thanks; decides nothing", SEE);

    private final String title;
    private final String means;

    @SuppressWarnings("ImmutableEnumChecker") // Created by Set.of, so immutable.
    private final Set<Permission> permissions;

    Role(String title, String means, Permission... permissions) {
        this.title = title;
        this.means = means;
        this.permissions = Set.of(permissions);
    }

    /** The code as stored and sent: {@code lead}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The title as displayed: {@code Lead}. */
    public String title() {
        return title;
    }

    /** The purpose of the role, in one line. */
    public String means() {
        return means;
    }

    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    /** All {@code @RolesAllowed} values that this role grants. */
    public Set<String> authorities() {
        return permissions.stream()
                .flatMap(permission -> permission.authorities().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether people with this role belong to teams. */
    public boolean hasTeams() {
        return this == LEAD || this == MEMBER;
    }

    /** The role with this code; empty if there is none. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
