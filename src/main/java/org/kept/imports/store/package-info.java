/** Imports and the pieces of their files in the database. */
@NullMarked
package org.kept.imports.store;

import org.jspecify.annotations.NullMarked;
