package org.kept.ingest.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.EventContent;
import org.kept.problem.InputError;

/**
 * What came of looking at one arrival.
 *
 * @param source as it was sent, as far as it could be read
 * @param id likewise
 * @param content the event; null when there are faults
 */
public record ValidationResult(
        @Nullable String source,
        @Nullable String id,
        @Nullable EventContent content,
        List<InputError> faults) {}
