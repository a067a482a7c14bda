/**
 * Actions: problems and ideas that become work with an owner, a due date, an expected effect and an outcome.
 *
 * <p>{@link org.kept.action.ActionService} raises, agrees and closes actions; {@link
 * org.kept.action.effect.EffectReader} tells by Kept's statistics whether the number has moved. Customers' comments are
 * read from their events and never copied, so that erasing a customer reaches them. Nothing here claims a cause.
 */
@NullMarked
package org.kept.action;

import org.jspecify.annotations.NullMarked;
