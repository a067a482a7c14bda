/**
 * The trail of what was changed: who, when, from where, before and after, in a chain that shows when a line was touched.
 *
 * <p>Whatever changes the mission, a setting, a person, a key or an event calls {@link org.kept.audit.Audit} inside the
 * transaction of the change, so that there is never one without the other. Nothing here changes or deletes a line.
 */
@NullMarked
package org.kept.audit;

import org.jspecify.annotations.NullMarked;
