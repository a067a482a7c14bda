/**
 * Files as rows of text cells: what kind of file it is, how it is written, what its columns hold.
 *
 * <p>{@link org.kept.table.FileKindDetector} tells the kind from the first bytes, {@link org.kept.table.FileInspector}
 * inspects a file, and a {@link org.kept.table.TableReader} reads its rows one after the other. What the rows mean is
 * decided elsewhere.
 */
@NullMarked
package org.kept.table;

import org.jspecify.annotations.NullMarked;
