/** Tests of customer erasure. */
@NullMarked
package org.kept.customers;

import org.jspecify.annotations.NullMarked;
