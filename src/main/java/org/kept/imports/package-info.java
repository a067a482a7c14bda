/**
 * Imports of files of other systems, through a mapping.
 *
 * <p>{@link org.kept.imports.file.SourceFile} reads a file of any kind as records,
 * {@link org.kept.imports.run.ImportRun} maps them and collects their events, and
 * {@link org.kept.imports.run.ImportRunner} stores them in batches. A large file is kept in the database while it is
 * being imported, so that any node can continue.
 */
@NullMarked
package org.kept.imports;

import org.jspecify.annotations.NullMarked;
