/** Saved mappings: their versions in the database, compiled once on each node. */
@NullMarked
package org.kept.mapping.store;

import org.jspecify.annotations.NullMarked;
