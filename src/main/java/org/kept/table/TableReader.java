package org.kept.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** Reads the rows of one file in order, with one in memory at a time. Rows without content are left out. */
public interface TableReader extends Closeable {

    /**
     * Reads the next row.
     *
     * @return null after the last row
     * @throws Problem 400 if the file cannot be read from here on
     */
    @Nullable
    TableRow next() throws IOException;
}
