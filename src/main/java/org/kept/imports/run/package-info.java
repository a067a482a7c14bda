/** Running imports: started, stored in batches, stopped. */
@NullMarked
package org.kept.imports.run;

import org.jspecify.annotations.NullMarked;
