/**
 * Where a mission is worked out: drafts of the statement, clauses marked in it, measures argued for, comments of the team,
 * and at last a version.
 *
 * <p>Leads and managers write, everybody with a voice comments, administrators publish. A draft never touches a week: only
 * {@link org.kept.mission.Missions#publish} does, under the rules of every other mission document.
 */
@NullMarked
package org.kept.workshop;

import org.jspecify.annotations.NullMarked;
