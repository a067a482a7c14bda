package org.kept.scorecard.published;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.scorecard.published.ScorecardDocument.RowKey;

/** Finds causes of one kind; every bean of this type is asked. */
interface RestatementSource {

    /**
     * A row that differs.
     *
     * @param missionThen the number of the version of the mission that judged the week; null without one
     * @param missionNow the number of the version that judges it now; null without one
     * @param then as published; null if it was not there
     * @param now null if it is no longer there
     */
    record ChangedRow(
            PublishedWeek published,
            @Nullable Integer missionThen,
            @Nullable Integer missionNow,
            RowKey key,
            @Nullable DocumentedRow then,
            @Nullable DocumentedRow now) {

        Period week() {
            return published.week();
        }

        String kpi() {
            return key.kpi();
        }

        /** Whether both rows have the same value and sums, so that only the verdict differs. */
        boolean hasOtherVerdictOnly() {
            return then != null && now != null && !then.isShareOfParts() && then.hasSameNumbers(now);
        }

        /** Whether the verdict differs because the sample was too small, then or now. */
        boolean hasOtherSample() {
            return then != null
                    && now != null
                    && !Objects.equals(then.verdict(), now.verdict())
                    && (then.isShareOfParts() || then.isTooFew() || now.isTooFew());
        }
    }

    /** What happened since the publication that can have changed the row. */
    List<RestatementCause> causes(ChangedRow row);
}
