/**
 * Public promise page: the statement, each public clause with its last twelve months, guarantees owed, and public
 * actions. Off until an administrator turns it on.
 *
 * <p>{@link org.kept.promise.PromiseRoute} serves it from memory. {@link org.kept.promise.model.PublicPromise} is its
 * complete content; nothing else leaves this package, so that no team, person, comment or small number can.
 */
@NullMarked
package org.kept.promise;

import org.jspecify.annotations.NullMarked;
