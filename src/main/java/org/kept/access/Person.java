package org.kept.access;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A person who may sign in.
 *
 * @param email lower case; also the name of the person in the audit trail
 * @param teams the teams of a lead or member, sorted; empty for any other role
 */
public record Person(UUID id, String name, String email, Role role, List<String> teams) {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Shorter parts of a name are initials and particles. */
    private static final int SHORTEST_NAME = 3;

    /** The name and its parts: a first name alone says who it was, too. */
    public List<String> names() {
        return Stream.concat(Stream.of(name), SPACE.splitAsStream(name).filter(each -> each.length() >= SHORTEST_NAME))
                .distinct()
                .toList();
    }

    public boolean isAdministrator() {
        return role == Role.ADMIN;
    }
}
