/**
 * Clauses that promise everyone: each team and channel judged by the target, with the worst named.
 *
 * <p>The scorecard asks {@link org.kept.everyone.SegmentPromises} for a clause in a week. Nothing is counted or ranked
 * here: it says which promises were missed for a segment, and by how much for the worst.
 */
@NullMarked
package org.kept.everyone;

import org.jspecify.annotations.NullMarked;
