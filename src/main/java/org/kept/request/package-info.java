/**
 * The id and duration of every request, kinds of path, and headers of single responses.
 *
 * <p>Other packages use {@link org.kept.request.RequestId} for the id and {@link org.kept.request.SecretPath} to mask
 * paths in logs.
 */
@NullMarked
package org.kept.request;

import org.jspecify.annotations.NullMarked;
