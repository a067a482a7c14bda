/**
 * Error responses: RFC 9457 {@code application/problem+json} for programs, a page for people.
 *
 * <p>Every feature throws {@link org.kept.problem.Problem}; only this package decides how errors look. Internal details
 * are never sent to the caller.
 */
@NullMarked
package org.kept.problem;

import org.jspecify.annotations.NullMarked;
