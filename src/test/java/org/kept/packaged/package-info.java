/** The packaged service as a process of its own: its speed, and what remains after it is killed. */
@NullMarked
package org.kept.packaged;

import org.jspecify.annotations.NullMarked;
