/** Imports on their way: started, run piece by piece, stopped. */
@NullMarked
package org.kept.imports.run;

import org.jspecify.annotations.NullMarked;
