/**
 * The last week on a screen that hangs on a wall: one clause at a time, readable from five metres, touched by nobody.
 *
 * <p>{@link org.kept.wall.WallPages} shows it to whoever is signed in and to screens that have a link, which opens nothing
 * else. Every word and number is the scorecard's own; nothing is judged here.
 */
@NullMarked
package org.kept.wall;

import org.jspecify.annotations.NullMarked;
