/**
 * Recognition: thanks to a team or a person for a clause and a week, by anyone, with words.
 *
 * <p>{@link org.kept.recognition.RecognitionService} gives, finds and removes them; {@link
 * org.kept.recognition.RecognitionSuggestions} suggests teams and owners of clauses, by improvements that are signals and
 * by promises kept in a row. Never by rank: no team is compared with another.
 */
@NullMarked
package org.kept.recognition;

import org.jspecify.annotations.NullMarked;
