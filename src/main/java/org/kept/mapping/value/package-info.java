/** Values as other systems write them: times, durations, shares, numbers and words. */
@NullMarked
package org.kept.mapping.value;

import org.jspecify.annotations.NullMarked;
