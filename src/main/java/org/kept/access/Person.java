package org.kept.access;

import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param email in lower case; it is also the name under which what they do is kept
 * @param role {@link Roles#ADMINISTRATOR} or {@link Roles#PERSON}
 */
public record Person(UUID id, String name, String email, String role) {

    public boolean isAdministrator() {
        return role.equals(Roles.ADMINISTRATOR);
    }
}
