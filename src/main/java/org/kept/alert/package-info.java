/**
 * Alerts: conditions that need attention, as states that are opened, acknowledged by a person, and closed.
 *
 * <p>{@link org.kept.alert.AlertWatch} has one node ask each {@link org.kept.alert.AlertFinder} for conditions; {@link
 * org.kept.alert.AlertService} opens what is new and closes what is over. Promises that were missed come with the
 * publication of a week. Each opening and each closing fires {@link org.kept.alert.AlertChanged} once, in the
 * transaction.
 */
@NullMarked
package org.kept.alert;

import org.jspecify.annotations.NullMarked;
