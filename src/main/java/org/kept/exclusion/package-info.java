/**
 * Exclusions: time that verdicts leave out, with category, reason and author.
 *
 * <p>{@link org.kept.exclusion.Exclusions} stores them; nothing is deleted. They change no tally: {@code rollup}
 * subtracts the {@link org.kept.exclusion.ExcludedTime} of a KPI and a slice when it reads a number, and gives the
 * number with it beside the one without. Pages, the REST API and what each exclusion changed are in {@code effect}.
 */
@NullMarked
package org.kept.exclusion;

import org.jspecify.annotations.NullMarked;
