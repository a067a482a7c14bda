/** Files of any kind as records, and what a mapping makes of their first ones. */
@NullMarked
package org.kept.imports.file;

import org.jspecify.annotations.NullMarked;
