package org.kept.ingest;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.problem.Problem;

/** Intake of uploaded files of other systems, which are imported through a mapping. */
public interface ForeignFiles {

    /**
     * Keeps a file, unless it is a CSV with Kept's own columns.
     *
     * @param name name of the file
     * @return path of the page on which it is imported; null for a CSV with Kept's own columns
     * @throws Problem if it cannot be read, or there is no room for it
     */
    @Nullable
    String take(Path file, String name, Actor by, DataScope dataScope) throws IOException;
}
