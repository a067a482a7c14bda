/**
 * Every request's id, carried by its log lines and response, and its duration.
 *
 * <p>Other packages use {@link org.kept.request.RequestId} for the id and {@link org.kept.request.SecretPath} to mask
 * paths in logs.
 */
@NullMarked
package org.kept.request;

import org.jspecify.annotations.NullMarked;
