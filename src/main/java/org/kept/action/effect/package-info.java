/**
 * Whether a number has moved since an action may have had an effect.
 *
 * <p>{@link org.kept.action.effect.EffectReader} reads the weeks before and after, {@link
 * org.kept.action.effect.EffectCalculator} compares them by the interval of the difference and by the control chart of
 * the weeks before, and {@link org.kept.action.effect.EffectNarrative} puts the result into words.
 */
@NullMarked
package org.kept.action.effect;

import org.jspecify.annotations.NullMarked;
