package org.kept.wording;

import java.util.List;
import java.util.Optional;

/**
 * Words of a promise that can be measured, with suitable KPIs; becomes a measure only when a person gives a reason.
 *
 * @param start offset of the words in UTF-16 units; {@code end} is exclusive
 * @param words the words as written
 * @param says how Kept interprets them, in one or two sentences
 * @param withinSeconds the time they name, 1 to 86,400; empty if they name none, or one in another unit
 * @param days the days they name; empty if they name none
 * @param fits suitable KPIs, best first; empty if the words say how something is measured but not what
 */
public record MeasureProposal(
        PromiseAspect facet,
        int start,
        int end,
        String words,
        String says,
        Optional<Integer> withinSeconds,
        Optional<PromisedDays> days,
        List<KpiSuggestion> fits) {

    /** A number of days; working days if the words say so. */
    public record PromisedDays(int number, boolean working) {}
}
