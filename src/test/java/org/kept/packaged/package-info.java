/** The packaged service as a process of its own: how fast it is, and what is left when it is killed. */
@NullMarked
package org.kept.packaged;

import org.jspecify.annotations.NullMarked;
