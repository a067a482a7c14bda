package org.kept.rollup.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ingest.Event;
import org.kept.kpi.Quotient;

/**
 * Ready-made figure for one KPI, period, team and channel.
 *
 * @param quotient its numerator and denominator; null if only the value was reported
 * @param amount the value in the KPI's unit if only that was reported; NaN otherwise
 */
public record ReportedFigure(
        Event.EventKey key,
        String kpi,
        Period period,
        SliceKey cell,
        Instant at,
        @Nullable Quotient quotient,
        double amount) {

    /** Order of figures for the same slice key, of which the latest applies: by time, then source, then id. */
    public static final Comparator<ReportedFigure> LATER =
            Comparator.comparing(ReportedFigure::at).thenComparing(ReportedFigure::key);

    /**
     * Reads the figure of an event.
     *
     * @param scales the scale of the unit of a KPI, by code
     */
    public static ReportedFigure of(Event event, ToDoubleFunction<String> scales) {
        var kpi = String.valueOf(event.text("kpi"));
        var quotient = quotient(kpi, event, scales);
        var amount = quotient == null ? event.data().path("value").doubleValue() : Double.NaN;
        return new ReportedFigure(
                event.key(),
                kpi,
                period(event),
                SliceKey.of(event.team(), event.channel()),
                event.time(),
                quotient,
                amount);
    }

    private static Period period(Event event) {
        for (var member : List.of("week", "month", "date")) {
            var text = event.text(member);
            if (text != null) {
                return Period.parse(text);
            }
        }
        throw new IllegalStateException("the door lets no figure without a period in");
    }

    private static @Nullable Quotient quotient(String kpi, Event event, ToDoubleFunction<String> scales) {
        var data = event.data();
        if (data.has("promoters")) {
            var promoters = data.path("promoters").doubleValue();
            var detractors = data.path("detractors").doubleValue();
            var answers = promoters + detractors + data.path("passives").doubleValue();
            return new Quotient(promoters - detractors, answers, promoters + detractors);
        }
        if (data.has("numerator")) {
            return new Quotient(
                    data.path("numerator").doubleValue(),
                    data.path("denominator").doubleValue(),
                    Double.NaN);
        }
        if (data.has("sample")) {
            var sample = data.path("sample").doubleValue();
            return new Quotient(
                    data.path("value").doubleValue() * sample / scales.applyAsDouble(kpi), sample, Double.NaN);
        }
        return null;
    }

    public LocalDate start() {
        return period.start();
    }
}
