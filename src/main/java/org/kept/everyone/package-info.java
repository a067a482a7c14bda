/**
 * How clauses fared that leave nobody out: each team and each channel held against the promise, and the worst of them named.
 *
 * <p>The scorecard asks {@link org.kept.everyone.SegmentPromises} for the week of a clause. Nothing here counts, and nothing
 * here ranks: it says which promises were missed for somebody, and by how much for whom it was missed most.
 */
@NullMarked
package org.kept.everyone;

import org.jspecify.annotations.NullMarked;
