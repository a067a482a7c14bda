/** Retention period and deleted events in the database. */
@NullMarked
package org.kept.rollup.retention;

import org.jspecify.annotations.NullMarked;
