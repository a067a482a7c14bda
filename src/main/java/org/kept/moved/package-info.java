/**
 * What moved it: the change between two weeks, split into rate effects of teams or channels and mix effects.
 *
 * <p>{@link org.kept.moved.KpiChanges} serves both page and API. The split is {@link org.kept.stats.Mix}. No causes are
 * claimed here.
 */
@NullMarked
package org.kept.moved;

import org.jspecify.annotations.NullMarked;
