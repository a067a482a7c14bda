/** JSON and YAML documents: parsed with every fault reported, and answered in the format that the caller accepts. */
@NullMarked
package org.kept.document;

import org.jspecify.annotations.NullMarked;
