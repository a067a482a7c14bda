/**
 * Files as rows of text cells: their kind, their writing conventions, and the types of their columns.
 *
 * <p>{@link org.kept.table.FileKindDetector} detects the kind from the first bytes,
 * {@link org.kept.table.FileInspector} inspects a file, and a {@link org.kept.table.TableReader} reads its rows one by
 * one. Other packages interpret the rows.
 */
@NullMarked
package org.kept.table;

import org.jspecify.annotations.NullMarked;
