/** Orders by customer: first orders, distinct customers, returned orders, and what remains of an erased customer. */
@NullMarked
package org.kept.rollup.customers;

import org.jspecify.annotations.NullMarked;
