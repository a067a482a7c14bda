/** JSON and YAML documents, read with every fault named. */
@NullMarked
package org.kept.document;

import org.jspecify.annotations.NullMarked;
