/** Mappings over REST and on pages: the list, the documents with their versions, and trials on a sample. */
@NullMarked
package org.kept.mapping.web;

import org.jspecify.annotations.NullMarked;
