/**
 * Storage and publication of mission versions, their audit text, and the check for gaps between clauses and measures.
 */
@NullMarked
package org.kept.mission.store;

import org.jspecify.annotations.NullMarked;
