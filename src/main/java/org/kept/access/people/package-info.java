/**
 * People and invitations: the service that creates, changes and removes people, and the pages of administrators
 * and of one's own account.
 */
@NullMarked
package org.kept.access.people;

import org.jspecify.annotations.NullMarked;
