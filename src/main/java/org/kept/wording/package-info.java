/**
 * Analysis of the words of a promise: remarks on empty words, and proposals for words that can be measured.
 *
 * <p>The workshop and the mission use {@link org.kept.wording.WordingChecker},
 * {@link org.kept.wording.MeasureProposals}, {@link org.kept.wording.ClauseFinder} and
 * {@link org.kept.wording.PromiseScope}. All four are functions of a text and the phrase lists in
 * {@code wording/<language>}. This package knows no missions, and of a KPI only the code and the hints in the
 * catalogue. It only advises: people decide.
 */
@NullMarked
package org.kept.wording;

import org.jspecify.annotations.NullMarked;
