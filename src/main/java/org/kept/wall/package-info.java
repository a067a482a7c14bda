/**
 * Wall view of the last complete week: one clause at a time, readable from five metres, unattended.
 *
 * <p>{@link org.kept.wall.WallPages} serves it to signed-in people and to screens with a screen link, which opens
 * nothing else. Wording and verdicts come from the scorecard; nothing is judged here.
 */
@NullMarked
package org.kept.wall;

import org.jspecify.annotations.NullMarked;
