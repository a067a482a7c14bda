/**
 * What the words of a promise are worth: remarks on words that say nothing, and what in the others can be measured.
 *
 * <p>The workshop and the mission ask {@link org.kept.wording.WordingChecker}, {@link org.kept.wording.MeasureProposals}, {@link
 * org.kept.wording.ClauseFinder} and {@link org.kept.wording.PromiseScope}. All four are functions of a text by lists of phrases
 * that lie in {@code wording/<language>}; nothing here knows a mission, and a KPI is its code alone. Nothing here decides:
 * people read it and go on as they like.
 */
@NullMarked
package org.kept.wording;

import org.jspecify.annotations.NullMarked;
