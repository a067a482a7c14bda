/**
 * Who may come in, and as whom: people with their sessions, API keys with their scopes, and what one installation has
 * only one of.
 *
 * <p>Features say what a caller needs by {@code @RolesAllowed} and ask {@code SecurityIdentity} who it is; this package
 * answers both. It never stores a secret that could be read back, and never decides what a role may see elsewhere.
 */
@NullMarked
package org.kept.access;

import org.jspecify.annotations.NullMarked;
