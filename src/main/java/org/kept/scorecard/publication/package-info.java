/**
 * Publication of weeks, by the clock or by a person, and the list of what was restated.
 *
 * <p>Each node looks for due weeks every minute; a locked row lets one of them publish it. {@link
 * org.kept.scorecard.WeekPublished} is fired in that transaction. {@code org.kept.scorecard.published} stores what was
 * published.
 */
@NullMarked
package org.kept.scorecard.publication;

import org.jspecify.annotations.NullMarked;
