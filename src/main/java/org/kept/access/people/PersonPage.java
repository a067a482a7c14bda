package org.kept.access.people;

import org.jspecify.annotations.Nullable;

/**
 * What the page of one person shows to an administrator.
 *
 * @param link a link for a new password that was just made, shown this once; null on every other visit
 * @param fault why nothing was changed; null where nothing was refused
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
