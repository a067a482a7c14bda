/** Sums by hour and week: what an event adds to them, and the tables that store them. */
@NullMarked
package org.kept.rollup.tally;

import org.jspecify.annotations.NullMarked;
