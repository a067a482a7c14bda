/**
 * The shape of an error at the door: RFC 9457 {@code application/problem+json} for programs, a page for people.
 *
 * <p>Every feature throws {@link org.kept.problem.Problem}; nothing else decides what an error looks like, and nothing
 * that was not meant for the caller leaves here.
 */
@NullMarked
package org.kept.problem;

import org.jspecify.annotations.NullMarked;
