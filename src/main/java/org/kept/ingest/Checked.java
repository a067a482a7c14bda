package org.kept.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;

/**
 * What came of looking at one arrival.
 *
 * @param source as it was sent, as far as it could be read
 * @param id likewise
 * @param content the event; null when there are faults
 */
record Checked(
        @Nullable String source,
        @Nullable String id,
        @Nullable Content content,
        List<Fault> faults) {}
