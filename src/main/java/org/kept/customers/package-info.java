/**
 * Customer erasure: an administrator or an {@code admin} API key erases a customer by the identifier used in the
 * events.
 *
 * <p>{@link org.kept.customers.CustomerErasureApi} and {@link org.kept.customers.CustomerErasurePages} are the entry
 * points; {@link org.kept.ingest.CustomerErasure} decides what is erased. This package stores no identifier.
 */
@NullMarked
package org.kept.customers;

import org.jspecify.annotations.NullMarked;
