/**
 * The workshop: drafts of the next mission, with marked clauses, measures with reasons and comments of the team, until
 * a draft becomes a version.
 *
 * <p>Leads and managers write, everyone with permission to comment does so, administrators publish. A draft never
 * affects a week: only {@link org.kept.mission.Missions#publish} does, under the rules of every other mission document.
 */
@NullMarked
package org.kept.workshop;

import org.jspecify.annotations.NullMarked;
