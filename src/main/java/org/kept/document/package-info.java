/** Parsing of JSON and YAML documents, with every fault reported. */
@NullMarked
package org.kept.document;

import org.jspecify.annotations.NullMarked;
