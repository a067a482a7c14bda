package org.kept.access.people;

import org.jspecify.annotations.Nullable;

/**
 * Data of the page of one person, for administrators.
 *
 * @param link a password link just created, shown only once; null otherwise
 * @param fault why a change was refused; null if nothing was refused
 */
public record PersonPage(
        String id,
        String name,
        String email,
        String role,
        boolean you,
        RoleChoices choices,
        @Nullable String link,
        @Nullable String fault) {}
