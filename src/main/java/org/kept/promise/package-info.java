/**
 * The promise page that anyone may read: the statement, each public clause with its last twelve months, what broken
 * guarantees cost, and what was done. Off until an administrator turns it on.
 *
 * <p>{@link org.kept.promise.PromiseRoute} serves it from memory. {@link org.kept.promise.model.PublicPromise} is
 * everything that it may say: nothing else leaves this package, so no team, person, comment or small number can.
 */
@NullMarked
package org.kept.promise;

import org.jspecify.annotations.NullMarked;
