/**
 * One week judged: each clause of the mission with the KPIs that measure it.
 *
 * <p>{@link org.kept.scorecard.ScorecardService} serves both the page and the API, for any week, team and channel. A
 * week in progress is shown but not judged. A missing value is never a zero.
 */
@NullMarked
package org.kept.scorecard;

import org.jspecify.annotations.NullMarked;
