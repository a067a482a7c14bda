/**
 * Published weeks, and how current numbers differ from them.
 *
 * <p>A published week is a document that never changes, with its digest in the audit trail. The scorecard is still
 * calculated from events: {@link org.kept.scorecard.published.RestatementFinder} compares the two and finds the cause
 * of each difference. Weeks are published by {@code org.kept.scorecard.publication}.
 */
@NullMarked
package org.kept.scorecard.published;

import org.jspecify.annotations.NullMarked;
