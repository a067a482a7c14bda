/**
 * What every request has, whatever it asks for: an id that its log lines and its answer carry, and a time it took.
 *
 * <p>The layers above ask {@link org.kept.request.RequestId} for the id and {@link org.kept.request.SecretPath} how a
 * path may be written down; nothing here knows what a request is about.
 */
@NullMarked
package org.kept.request;

import org.jspecify.annotations.NullMarked;
