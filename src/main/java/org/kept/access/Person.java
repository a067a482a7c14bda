package org.kept.access;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param email in lower case; it is also the name under which what they do is kept
 * @param teams those that a lead or a member belongs to, in order; empty for any other role
 */
public record Person(UUID id, String name, String email, Role role, List<String> teams) {

    public boolean isAdministrator() {
        return role == Role.ADMIN;
    }
}
