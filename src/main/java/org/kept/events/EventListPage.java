package org.kept.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;
import org.kept.ui.EmptyState;
import org.kept.ui.FormattedReading;

/**
 * Content of the page of events: those behind a number, or the newest.
 *
 * @param behind the number they add up to; null on the page of the newest
 * @param part their period, team and channel in words; empty if they are not limited
 * @param back the page that the list was opened from
 * @param filters the types to choose from, or the parts of the number; empty if there is no choice
 * @param filterLabel label of the filters
 * @param countedWords which events count and which do not, in a sentence; null if single events do not show it
 * @param dropped why some are missing; null if none are
 * @param others note on the events hidden from the caller; null if there are none
 * @param empty text for an empty list
 * @param next address of the next page; null on the last page
 * @param first address of the first page; null on the first page
 * @param downloads the whole list as files
 */
public record EventListPage(
        @Nullable DrillDownNumber behind,
        String part,
        ReturnLink back,
        List<Choice> filters,
        String filterLabel,
        @Nullable String countedWords,
        List<EventRow> events,
        @Nullable String dropped,
        @Nullable String others,
        EmptyState empty,
        @Nullable String next,
        @Nullable String first,
        DownloadLinks downloads) {

    /**
     * The number that the events add up to.
     *
     * @param quotient numerator and denominator in words; null if only a value was reported
     * @param formula the formula in words
     * @param excluded the number with excluded time, as a sentence; null if nothing is excluded
     */
    public record DrillDownNumber(
            String kpi,
            FormattedReading figure,
            @Nullable String quotient,
            String formula,
            @Nullable String excluded) {}
}
