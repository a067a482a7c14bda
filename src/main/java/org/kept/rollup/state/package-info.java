/** Lock and stamp of the derived numbers, and transactions that exclude other writers. */
@NullMarked
package org.kept.rollup.state;

import org.jspecify.annotations.NullMarked;
