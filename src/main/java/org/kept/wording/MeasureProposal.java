package org.kept.wording;

import java.util.List;
import java.util.Optional;

/**
 * Some words of a promise that can be measured, and by what; it becomes a measure only when a person gives it a reason.
 *
 * @param start where the words begin, in UTF-16 units; {@code end} is the offset after them
 * @param words the words as they stand there
 * @param says what Kept takes from them, in a sentence or two
 * @param withinSeconds the time they name, 1 to 86,400; empty where they name none, or one in another unit
 * @param fits the KPIs that fit, the best first; none where the words decide how to look and not at what
 */
public record MeasureProposal(
        PromiseAspect facet,
        int start,
        int end,
        String words,
        String says,
        Optional<Integer> withinSeconds,
        List<KpiSuggestion> fits) {}
