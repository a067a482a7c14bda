/** Files of any kind as records, and trials of mappings on their first records. */
@NullMarked
package org.kept.imports.file;

import org.jspecify.annotations.NullMarked;
