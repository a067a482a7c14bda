package org.kept.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;

/** The last week, or other period, that a KPI page opens with. */
@ApplicationScoped
public class LastWeek {

    /** A gap at the end up to this long is shown; after a longer one, pages open with the last data. */
    private static final int SILENT_WEEKS = 13;

    private final KpiReader kpiReader;

    LastWeek(KpiReader kpiReader) {
        this.kpiReader = kpiReader;
    }

    /**
     * Parses a week; null if the text is blank.
     *
     * @throws Problem 400 if it is not a week
     */
    static @Nullable Period parseWeek(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var period = Period.parse(text);
            if (period.grain() == Grain.WEEK) {
                return period;
            }
        } catch (IllegalArgumentException e) {
            // Not a week: reported below.
        }
        throw Problem.parameter(parameter, "'" + text + "' is not a week. Use the form 2026-W46.");
    }

    /**
     * Parses {@code 2026-W46}, {@code current} or {@code last}; null if the text is blank.
     *
     * @throws Problem 400 if it is not a week
     */
    @Nullable
    Period parseNamedWeek(String parameter, @Nullable String text) {
        if ("current".equals(text)) {
            return kpiReader.currentPeriod(Grain.WEEK);
        }
        if ("last".equals(text)) {
            return lastCompleteWeek();
        }
        return parseWeek(parameter, text);
    }

    /** The last complete week. */
    public Period lastCompleteWeek() {
        return kpiReader.currentPeriod(Grain.WEEK).plus(-1);
    }

    /** The last complete week; after more than 13 weeks without data, the last one with data. */
    public Period defaultWeek(Kpi kpi) {
        return beforeSilence(kpi, Grain.WEEK).orElseGet(this::lastCompleteWeek);
    }

    /** The current period; after more than 13 weeks without data, the last one with data. */
    Period defaultPeriod(Kpi kpi, Grain grain) {
        return beforeSilence(kpi, grain).orElseGet(() -> kpiReader.currentPeriod(grain));
    }

    private Optional<Period> beforeSilence(Kpi kpi, Grain grain) {
        var current = kpiReader.currentPeriod(grain);
        return kpiReader.extent(kpi, grain).map(KpiReader.DataExtent::last).filter(end -> end.end()
                .plusWeeks(SILENT_WEEKS)
                .isBefore(current.start()));
    }
}
