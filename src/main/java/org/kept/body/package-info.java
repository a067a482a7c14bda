/**
 * Request bodies: reading without blocking a thread, and limits on their size and memory.
 *
 * <p>{@link org.kept.body.RequestBodyFilter} reads the bodies of pages and of the REST API before a resource is called;
 * events are read by their own resource, piece by piece.
 */
@NullMarked
package org.kept.body;

import org.jspecify.annotations.NullMarked;
