package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.kept.database.ReadSession;
import org.kept.rollup.Slice;
import org.kept.scorecard.published.PublicationStore;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.scorecard.published.PublishedWeek;
import org.kept.scorecard.published.RestatementFinder;
import org.kept.scorecard.published.WeekComment;

/** Scorecards beside what was published of their weeks. */
@ApplicationScoped
public class PublishedScorecards {

    private final PublicationStore store;
    private final ScorecardDocuments documents;
    private final RestatementFinder finder;
    private final ReadSession reads;

    PublishedScorecards(
            PublicationStore store, ScorecardDocuments documents, RestatementFinder finder, ReadSession reads) {
        this.store = store;
        this.documents = documents;
        this.finder = finder;
        this.reads = reads;
    }

    /** The publication of the scorecard's week; empty if it is not published. */
    public Optional<PublishedWeek> week(Scorecard card) {
        var week = card.week();
        return reads.read("publication " + week.code(), () -> store.find(week));
    }

    /** What a manager has said about a week that is not published yet; empty without a comment. */
    Optional<WeekComment> comment(Scorecard card) {
        return store.comment(card.week());
    }

    /**
     * What was published, beside what the scorecard says now; empty if the week is not published, and for a team or
     * channel: their rows are not kept.
     */
    public Optional<PublishedComparison> comparison(Scorecard card) {
        return card.cut().equals(Slice.ALL)
                ? week(card).map(published -> finder.compare(published, documents.of(card)))
                : Optional.empty();
    }
}
