/**
 * Event types of this installation: the built-in ones of {@code kpi}, and custom types that an administrator defines
 * over REST or on a page.
 *
 * <p>Other features look types up in {@link org.kept.types.EventTypes}. Features that store events or use types
 * implement {@link org.kept.types.EventCensus} and {@link org.kept.types.EventTypeUse}, so that a type in use is
 * neither removed nor narrowed.
 */
@NullMarked
package org.kept.types;

import org.jspecify.annotations.NullMarked;
