/**
 * The audit trail: who changed what, when and from where, before and after, in a hash chain that reveals tampering.
 *
 * <p>Code that changes the mission, a setting, a person, a key or an event calls {@link org.kept.audit.Audit} in the
 * transaction of the change, so both are committed or neither. Nothing here changes or deletes an entry.
 */
@NullMarked
package org.kept.audit;

import org.jspecify.annotations.NullMarked;
