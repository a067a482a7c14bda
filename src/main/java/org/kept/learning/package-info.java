/**
 * What people have learned: which team knows which behaviour of a clause, and who has read what changed in the mission.
 *
 * <p>{@link org.kept.learning.LearnedService} keeps the checklist of each team; {@link org.kept.learning.MissionReads} keeps
 * who has read which version, and {@link org.kept.learning.MissionNews} tells the others. Nothing here is scored.
 */
@NullMarked
package org.kept.learning;

import org.jspecify.annotations.NullMarked;
