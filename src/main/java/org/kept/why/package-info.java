/**
 * Why am I scored on this: for one KPI and one week, the chain from the mission's words to the number and back, on one page that
 * can be printed and handed out.
 *
 * <p>{@link org.kept.why.ScoreExplanations} answers the page and the API alike. Who has read the page and what was asked there is kept by
 * {@link org.kept.why.WhyTalkService}. Nothing here judges or counts: readings, limits and verdicts come from the floors below.
 */
@NullMarked
package org.kept.why;

import org.jspecify.annotations.NullMarked;
