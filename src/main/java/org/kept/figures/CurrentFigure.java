package org.kept.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;

/**
 * What a week has of a KPI now.
 *
 * @param team the team; null for the whole company
 * @param before the reading of the week before
 * @param now the reading of the week
 * @param isFigure whether one ready-made figure is the whole of it
 * @param figure the event of that figure; null if there is none, or the caller may not see it
 * @param parts how many other figures it contains, of teams or days
 * @param counted what its denominator counts, in the plural
 * @param latest the time of the latest figure for exactly this week and team; null if there is none
 */
record CurrentFigure(
        Kpi kpi,
        Period week,
        @Nullable String team,
        Reading before,
        Reading now,
        boolean isFigure,
        @Nullable StoredEvent figure,
        int parts,
        String counted,
        @Nullable Instant latest) {

    /** Whether this figure was stored by Kept for the same value and sample. */
    boolean isSame(TypedFigure typed) {
        if (figure == null || !figure.event().key().source().equals(WeekFigures.SOURCE)) {
            return false;
        }
        var data = figure.event().data();
        return data.path("value").isNumber()
                && data.path("value").decimalValue().compareTo(typed.value()) == 0
                && (typed.sample() == null
                        ? !data.has("sample")
                        : data.path("sample").isNumber()
                                && data.path("sample").decimalValue().compareTo(typed.sample()) == 0);
    }
}
