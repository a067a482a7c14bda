/**
 * One week judged: each clause of the mission with the numbers that measure it.
 *
 * <p>{@link org.kept.scorecard.ScorecardService} answers the page and the API alike, for any week and for any part of the
 * company. A week that is not over is shown and not judged; a number that does not exist is never a zero.
 */
@NullMarked
package org.kept.scorecard;

import org.jspecify.annotations.NullMarked;
