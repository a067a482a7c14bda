package org.kept.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;

/**
 * The number that a week now has for a KPI, and the figures in it.
 *
 * @param team the team; null for the whole company
 * @param before the reading of the week before
 * @param now the reading of the week
 * @param isFigure whether it comes from one ready-made figure alone
 * @param figure the event of that figure; null if there is none, or the caller may not see it
 * @param parts number of other figures in it, for teams or days
 * @param counted unit of its denominator, in the plural
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

    /** Whether the figure is one typed by hand, with the same value and sample. */
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
