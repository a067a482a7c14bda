/** Lock and stamp of the derived numbers, transactions that exclude other writers, and what a start has left to do. */
@NullMarked
package org.kept.rollup.state;

import org.jspecify.annotations.NullMarked;
