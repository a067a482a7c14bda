/**
 * Authentication and authorisation: people with sessions, API keys with scopes, and the settings of the installation.
 *
 * <p>Features declare the required permission or key scope with {@code @RolesAllowed} and read the caller from {@code SecurityIdentity};
 * this package provides both. It stores only hashes of passwords and tokens, and does not decide what a role may see in
 * other features.
 */
@NullMarked
package org.kept.access;

import org.jspecify.annotations.NullMarked;
