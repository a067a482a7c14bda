/**
 * Why am I scored on this? For one KPI and week, the chain from the mission's words to the number and back, on one
 * printable page.
 *
 * <p>{@link org.kept.why.ScoreExplanations} serves both the page and the API. {@link org.kept.why.WhyTalkService}
 * stores who has read the page and what was asked there. Nothing is judged or counted here: readings, limits and
 * verdicts come from the layers below.
 */
@NullMarked
package org.kept.why;

import org.jspecify.annotations.NullMarked;
