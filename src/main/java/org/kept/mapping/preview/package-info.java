/** Trials of a mapping on a sample: the result of each record, without storing anything. */
@NullMarked
package org.kept.mapping.preview;

import org.jspecify.annotations.NullMarked;
