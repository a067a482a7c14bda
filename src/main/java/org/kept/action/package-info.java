/**
 * Actions: from a problem or an idea to work with an owner, a date and an expected effect, and what became of it.
 *
 * <p>{@link org.kept.action.ActionService} raises, agrees and closes actions; {@link org.kept.action.effect.EffectReader} says by
 * Kept's own statistics whether the number has moved. Customers' comments are read from their events and never copied, so
 * that erasing a customer reaches them. Nothing here claims a cause.
 */
@NullMarked
package org.kept.action;

import org.jspecify.annotations.NullMarked;
