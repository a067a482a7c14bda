package org.kept.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;

/** Told what becomes of each arrival. */
interface Account {

    void accepted(Arrival arrival, Event event);

    void corrected(Arrival arrival, Event event);

    void replayed(Arrival arrival, Event event);

    void rejected(Arrival arrival, @Nullable String source, @Nullable String id, List<Fault> faults);
}
