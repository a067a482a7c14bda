/** A database as an earlier release left it goes on with this one: {@code CONTRIBUTING.md} says how the next is added. */
@NullMarked
package org.kept.upgrade;

import org.jspecify.annotations.NullMarked;
