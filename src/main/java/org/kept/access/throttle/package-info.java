/**
 * Protection against guessing: failed attempts counted in the database, token buckets in memory, and the client
 * address that both count by.
 */
@NullMarked
package org.kept.access.throttle;

import org.jspecify.annotations.NullMarked;
