/** Tries of a mapping on a sample: what would become of each record, without storing anything. */
@NullMarked
package org.kept.mapping.preview;

import org.jspecify.annotations.NullMarked;
