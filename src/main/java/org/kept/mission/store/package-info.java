/**
 * Storage and publication of mission versions, their audit text, and the check of a clause's words against its
 * measures.
 */
@NullMarked
package org.kept.mission.store;

import org.jspecify.annotations.NullMarked;
