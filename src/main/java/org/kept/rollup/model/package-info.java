/** Values that all parts of the rollup share: slice keys, placed orders, net changes of events, ready-made figures. */
@NullMarked
package org.kept.rollup.model;

import org.jspecify.annotations.NullMarked;
