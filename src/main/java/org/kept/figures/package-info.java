/**
 * The figures of a week, typed by people or sent over REST.
 *
 * <p>{@link org.kept.figures.WeekFigures} says what is there and what a new figure would replace, and stores it as an
 * event of the source {@code by-hand} whose time makes it the latest, so that it counts at once. {@link org.kept.figures.CellReader} reads cells as people write them. What a
 * figure may be is decided where all events come in.
 */
@NullMarked
package org.kept.figures;

import org.jspecify.annotations.NullMarked;
