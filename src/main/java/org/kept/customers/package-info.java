/**
 * Customers who ask to be forgotten: an administrator or a program of theirs erases one by the identifier that the events
 * were sent with.
 *
 * <p>{@link org.kept.customers.CustomerErasureApi} and {@link org.kept.customers.CustomerErasurePages} are all there is; what is erased
 * and what stays is the business of {@link org.kept.ingest.CustomerErasure}. No identifier is kept here, or put into an address.
 */
@NullMarked
package org.kept.customers;

import org.jspecify.annotations.NullMarked;
