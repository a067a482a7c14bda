package org.kept.ingest.parse;

import java.util.function.Consumer;

/** Incremental parser of a body into records; buffers an incomplete record until more bytes arrive. */
public interface RecordParser {

    /**
     * Parses every record that these bytes complete.
     *
     * @throws org.kept.problem.Problem if nothing can be read from here on; earlier records have been passed on
     */
    void read(byte[] bytes, Consumer<RawRecord> each);

    /** Ends the body and parses its last record, which may lack a line break. */
    void end(Consumer<RawRecord> each);

    /** Parses the complete records of a body that broke off; drops an incomplete one. */
    default void breakOff(Consumer<RawRecord> each) {}
}
