/** Sums of the hours that exclusions leave out. */
@NullMarked
package org.kept.rollup.excluded;

import org.jspecify.annotations.NullMarked;
