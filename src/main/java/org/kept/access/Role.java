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

/** What a person is here, and with that what they may do: the one table of it, which {@code docs/access.md} shows. */
public enum Role {
    ADMIN("Administrator", "Looks after people, keys and settings; publishes", SEE, SPEAK, WRITE, CORRECT, ADMINISTER),
    MANAGER("Manager", "Owns the promise: writes it, and answers for the data", SEE, SPEAK, WRITE, CORRECT),
    LEAD("Lead", "Leads teams: writes, answers, notes what happened", SEE, SPEAK, WRITE),
    MEMBER("Member", "Is scored: sees everything, asks and comments", SEE, SPEAK),
    VIEWER("Viewer", "Sees everything and changes nothing", SEE);

    private final String title;
    private final String means;

    @SuppressWarnings("ImmutableEnumChecker") // The JDK's own, which cannot change.
    private final Set<Permission> rights;

    Role(String title, String means, Permission... rights) {
        this.title = title;
        this.means = means;
        this.rights = Set.of(rights);
    }

    /** As it is kept and sent: {@code lead}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is shown: {@code Lead}. */
    public String title() {
        return title;
    }

    /** What it is for, in one line. */
    public String means() {
        return means;
    }

    public boolean may(Permission permission) {
        return rights.contains(permission);
    }

    /** Every word of {@code @RolesAllowed} that lets it in. */
    public Set<String> words() {
        return rights.stream()
                .flatMap(permission -> permission.words().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it belongs to teams. */
    public boolean hasTeams() {
        return this == LEAD || this == MEMBER;
    }

    /** The role of that code; empty where there is none. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
