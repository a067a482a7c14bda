package org.kept.scorecard.published;

import java.util.List;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;

/** Finds causes of one kind; every bean of this type is asked. */
interface RestatementSource {

    /**
     * Causes since the publication that can have changed the row.
     *
     * @param row the row as published, or as it is now if it was not there
     */
    List<RestatementCause> causes(PublishedWeek published, DocumentedRow row, ScorecardDocument now);
}
