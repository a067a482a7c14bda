/** Customers who ask to be forgotten. */
@NullMarked
package org.kept.customers;

import org.jspecify.annotations.NullMarked;
