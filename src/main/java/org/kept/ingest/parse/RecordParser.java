package org.kept.ingest.parse;

import java.util.function.Consumer;

/** Cuts a body into its records while it comes, and reads each as an arrival; what is not whole yet waits for more. */
public interface RecordParser {

    /**
     * Reads every record that these bytes complete.
     *
     * @throws org.kept.problem.Problem when nothing can be read from here on; the arrivals before that have been given
     */
    void read(byte[] bytes, Consumer<RawRecord> each);

    /** Reads the last record, which may end without an end of line: the body is over. */
    void end(Consumer<RawRecord> each);
}
