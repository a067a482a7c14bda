/** Pages on which a person imports a file. */
@NullMarked
package org.kept.imports.page;

import org.jspecify.annotations.NullMarked;
