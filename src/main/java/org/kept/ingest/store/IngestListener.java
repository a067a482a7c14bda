package org.kept.ingest.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ingest.parse.RawRecord;
import org.kept.problem.InputError;

/** Listener for the outcome of each record. */
public interface IngestListener {

    void accepted(RawRecord rawRecord, Event event);

    void corrected(RawRecord rawRecord, Event event);

    void replayed(RawRecord rawRecord, Event event);

    /**
     * Reports that a stored figure does not count, because a later one exists; it was reported as accepted or
     * corrected.
     */
    void superseded(RawRecord rawRecord, Event event);

    /** Reports warnings about an accepted event. */
    void warned(RawRecord rawRecord, Event event, List<InputError> warnings);

    void rejected(RawRecord rawRecord, @Nullable String source, @Nullable String id, List<InputError> faults);
}
