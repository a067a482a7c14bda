package org.kept.scorecard.published;

import java.util.List;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;

/** Finds causes of one sort; every implementation is asked. */
interface RestatementSource {

    /**
     * What happened since the publication that can change the row.
     *
     * @param row the row as published, or as it is now if it was not there
     */
    List<RestatementCause> causes(PublishedWeek published, DocumentedRow row, ScorecardDocument now);
}
