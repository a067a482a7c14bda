package org.kept.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;

/** The last week or other period that a page of a KPI opens with. */
@ApplicationScoped
public class LastWeek {

    /** A shorter silence at the end is shown as the gap it is; before a longer one pages look back. */
    private static final int SILENT_WEEKS = 13;

    private final KpiReader kpiReader;

    LastWeek(KpiReader kpiReader) {
        this.kpiReader = kpiReader;
    }

    /**
     * The week that a parameter names, or null where it is not there.
     *
     * @throws Problem 400 where it is no week
     */
    static @Nullable Period asked(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var period = Period.parse(text);
            if (period.grain() == Grain.WEEK) {
                return period;
            }
        } catch (IllegalArgumentException e) {
            // Told below: whatever it is, it is no week.
        }
        throw Problem.parameter(parameter, "'" + text + "' is no week; use one such as 2026-W46.");
    }

    /**
     * The week that a parameter names: {@code 2026-W46}, {@code current}, {@code last}, or null where it is not there.
     *
     * @throws Problem 400 where it is no week
     */
    @Nullable
    Period named(String parameter, @Nullable String text) {
        if ("current".equals(text)) {
            return kpiReader.current(Grain.WEEK);
        }
        if ("last".equals(text)) {
            return complete();
        }
        return asked(parameter, text);
    }

    /** The last week that is over. */
    public Period complete() {
        return kpiReader.current(Grain.WEEK).plus(-1);
    }

    /** The last week that is over; where the KPI has been silent for long, the last one with data. */
    public Period of(Kpi kpi) {
        return beforeSilence(kpi, Grain.WEEK).orElseGet(this::complete);
    }

    /** The running period; where the KPI has been silent for long, the last one with data. */
    Period running(Kpi kpi, Grain grain) {
        return beforeSilence(kpi, grain).orElseGet(() -> kpiReader.current(grain));
    }

    private Optional<Period> beforeSilence(Kpi kpi, Grain grain) {
        var current = kpiReader.current(grain);
        return kpiReader.extent(kpi, grain).map(KpiReader.DataExtent::last).filter(end -> end.end()
                .plusWeeks(SILENT_WEEKS)
                .isBefore(current.start()));
    }
}
