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

    /** Reports that a stored figure does not hold, because a later one exists; it was accepted or corrected before. */
    void superseded(RawRecord rawRecord, Event event);

    /** Reports something about an event that was accepted nevertheless. */
    void warned(RawRecord rawRecord, Event event, List<InputError> warnings);

    void rejected(RawRecord rawRecord, @Nullable String source, @Nullable String id, List<InputError> faults);
}
