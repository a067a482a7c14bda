/**
 * The figures of a week, typed by people or sent over REST.
 *
 * <p>{@link org.kept.figures.WeekFigures} shows the present numbers and what a new figure would replace. It stores the
 * figure as an event of the source {@code by-hand} whose time makes it the latest, so that it counts at once.
 * {@link org.kept.figures.CellReader} reads cells as people write them. Figures are validated by ingestion, like all
 * events.
 */
@NullMarked
package org.kept.figures;

import org.jspecify.annotations.NullMarked;
