package org.kept.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Choice;
import org.kept.ui.EmptyState;
import org.kept.ui.FormattedReading;

/**
 * What the page of the events shows: those behind a number, or the newest.
 *
 * @param behind the number they come to; null on the page of the newest
 * @param part the period, team and channel they are of, in words; blank when they are of all
 * @param types the types to choose from; none behind a number
 * @param dropped why some of them are not there any more; null where all are
 * @param others what is said of the events that whoever looks is not shown; null where there are none
 * @param empty what to do where there are none
 * @param next where the list goes on; null on its last page
 * @param first where it begins; null on its first page
 */
public record EventListPage(
        @Nullable DrillDownNumber behind,
        String part,
        List<Choice> types,
        List<EventRow> events,
        @Nullable String dropped,
        @Nullable String others,
        EmptyState empty,
        @Nullable String next,
        @Nullable String first) {

    /**
     * The number that the events come to.
     *
     * @param quotient what was divided, in words; null where somebody else told the value
     * @param formula how the number is computed, in words
     * @param trend the KPI's page, with the same cut
     */
    public record DrillDownNumber(
            String kpi, FormattedReading figure, @Nullable String quotient, String formula, String trend) {}
}
