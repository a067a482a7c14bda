/** The packaged service as a separate process: its speed, and its data after it is killed. */
@NullMarked
package org.kept.packaged;

import org.jspecify.annotations.NullMarked;
