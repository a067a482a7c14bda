/** Tests of effects of actions. */
@NullMarked
package org.kept.action.effect;

import org.jspecify.annotations.NullMarked;
