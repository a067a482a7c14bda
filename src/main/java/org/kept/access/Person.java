package org.kept.access;

import java.util.List;
import java.util.UUID;

/**
 * A person who may sign in.
 *
 * @param email lower case; also the name of the person in the audit trail
 * @param teams the teams of a lead or member, sorted; empty for any other role
 */
public record Person(UUID id, String name, String email, Role role, List<String> teams) {

    public boolean isAdministrator() {
        return role == Role.ADMIN;
    }
}
