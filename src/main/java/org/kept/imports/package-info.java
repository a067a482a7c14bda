/**
 * Imports of files of other systems, through a mapping.
 *
 * <p>{@link org.kept.imports.file.SourceFile} reads a file of any kind as records,
 * {@link org.kept.imports.run.ImportRun} has them mapped and gathers their events, and
 * {@link org.kept.imports.run.ImportRunner} stores them piece by piece.
 * A large file is kept in the database while it is imported, so that any node can go on with it.
 */
@NullMarked
package org.kept.imports;

import org.jspecify.annotations.NullMarked;
