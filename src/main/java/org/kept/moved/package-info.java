/**
 * What moved it: a change between two weeks, split into what teams or channels did and who made up the whole.
 *
 * <p>{@link org.kept.moved.KpiChanges} answers the page and the API alike. The split is {@link org.kept.stats.Mix}; nothing here
 * names a cause.
 */
@NullMarked
package org.kept.moved;

import org.jspecify.annotations.NullMarked;
