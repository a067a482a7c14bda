/**
 * Values that all parts of the rollup share: slice keys, placed orders, net changes of events, ready-made figures; and
 * the turns of previews.
 */
@NullMarked
package org.kept.rollup.model;

import org.jspecify.annotations.NullMarked;
