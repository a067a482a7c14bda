/** Expressions in CEL: compiled when a mapping is read, limited in steps, time and size when they run. */
@NullMarked
package org.kept.mapping.expression;

import org.jspecify.annotations.NullMarked;
