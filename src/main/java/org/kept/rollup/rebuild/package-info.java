/** Rebuild of all derived tables from events, in stages of short steps. */
@NullMarked
package org.kept.rollup.rebuild;

import org.jspecify.annotations.NullMarked;
