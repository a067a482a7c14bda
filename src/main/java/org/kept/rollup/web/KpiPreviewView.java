package org.kept.rollup.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.rollup.KpiPreview;

/**
 * What a change would do, in JSON.
 *
 * @param formula in words
 * @param events number of events that were counted; 0 if the stored sums were enough
 * @param from the first week that was looked at; null if there is none
 * @param all whether no earlier week can move
 * @param moved number of weeks that move
 * @param weeks those with a value before or after, newest first
 * @param warnings conditions that no event meets so far, as sentences; absent if there are none
 * @param replaces first weeks of the settings saved for later weeks that these would replace; absent if there are none
 * @param contradicts codes of the clauses that promise all hours, although a calendar would say when it counts;
 *     absent if there are none
 */
@Schema(name = "KpiPreview")
public record KpiPreviewView(
        String kpi,
        String formula,
        long events,
        @Nullable String from,
        boolean all,
        int moved,
        List<PreviewedWeekView> weeks,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> replaces,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> contradicts) {

    /**
     * One week.
     *
     * @param excluded whether exclusions touch the week, so that time is left out of both values
     * @param beside percentiles beside the value after the change; absent if there are none
     */
    @Schema(name = "PreviewedWeek")
    public record PreviewedWeekView(
            String week,
            boolean complete,
            boolean moves,
            boolean excluded,
            PreviewedValue before,
            PreviewedValue after,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> beside) {}

    /**
     * A value with its sums.
     *
     * @param value null if there is none
     * @param low the lower end of its 95% interval, as {@code high} is the upper; null if there is none
     * @param why why there is no value; null if there is one
     */
    @Schema(name = "PreviewedValue")
    public record PreviewedValue(
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String why) {

        private static PreviewedValue of(Reading reading) {
            return reading.fold(
                    PreviewedValue::of, absent -> new PreviewedValue(null, null, null, null, null, absent.why()));
        }

        private static PreviewedValue of(Reading.Present present) {
            Quotient quotient = present.quotient();
            var interval = present.interval();
            return new PreviewedValue(
                    present.amount(),
                    quotient == null ? null : (Double) quotient.numerator(),
                    quotient == null ? null : (Double) quotient.denominator(),
                    interval == null ? null : (Double) interval.low(),
                    interval == null ? null : (Double) interval.high(),
                    null);
        }
    }

    /** The effect of a definition. */
    static KpiPreviewView ofDefinition(KpiPreview.Preview preview, List<String> warnings) {
        return of(preview, warnings, List.of(), List.of());
    }

    /** The effect of settings. */
    static KpiPreviewView ofSettings(KpiPreview.Preview preview, List<Period> replaced, List<String> contradicts) {
        return of(preview, List.of(), replaced, contradicts);
    }

    private static KpiPreviewView of(
            KpiPreview.Preview preview, List<String> warnings, List<Period> replaced, List<String> contradicts) {
        var from = preview.from();
        return new KpiPreviewView(
                preview.kpi().code(),
                preview.kpi().words(preview.settings()),
                preview.events(),
                from == null ? null : from.code(),
                preview.all(),
                preview.moved().size(),
                preview.weeks().stream()
                        .map(week -> new PreviewedWeekView(
                                week.week().code(),
                                week.complete(),
                                week.moves(),
                                week.excluded(),
                                PreviewedValue.of(week.before()),
                                PreviewedValue.of(week.after()),
                                week.percentiles()))
                        .toList(),
                warnings,
                replaced.stream().map(Period::code).toList(),
                contradicts);
    }
}
