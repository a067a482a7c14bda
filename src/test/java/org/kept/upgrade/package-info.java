/**
 * Upgrade tests: a database of an earlier release must work with this one. {@code CONTRIBUTING.md} says how to add the
 * next.
 */
@NullMarked
package org.kept.upgrade;

import org.jspecify.annotations.NullMarked;
