/**
 * What exclusions change: their pages and REST API, the numbers and verdicts with and without each of them, and how
 * many verdicts changed, by KPI and author.
 *
 * <p>{@link org.kept.effect.ExclusionEffects} reads each number twice, with other exclusions in effect. Nothing here
 * leaves anything out: {@code rollup} does, for every reader.
 */
@NullMarked
package org.kept.effect;

import org.jspecify.annotations.NullMarked;
