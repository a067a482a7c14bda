package org.kept.hours;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.Verdict;
import org.kept.view.ExcludedView;

/**
 * A KPI by the hour in JSON.
 *
 * @param complete whether the last week is complete; hours of a week in progress are not judged
 * @param judged how many of the 24 hours of the day had a large enough sample
 * @param kept how many of those met the target; null without a target
 * @param share the same as a share, 0 to 1
 * @param outstanding ranges of the day with a clear verdict, adjacent hours joined, furthest from the benchmark first
 * @param hours the hours of the day, all days together
 * @param weekdays the days, all hours together
 * @param cells the 168 hours of the week
 * @param excluded present if exclusions touch the weeks: the value of all hours with that time, which all other members
 *     leave out
 */
public record HoursView(
        String kpi,
        String unit,
        String from,
        String to,
        boolean complete,
        @Nullable String team,
        @Nullable String channel,
        String zone,
        @Nullable HoursTargetView target,
        String sentence,
        int judged,
        @Nullable Integer kept,
        @Nullable Double share,
        List<OutstandingHours> outstanding,
        HourValueView all,
        List<HourValueView> hours,
        List<HourValueView> weekdays,
        List<HourValueView> cells,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExcludedView excluded) {

    /** A target: a lower bound, an upper bound or both. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TargetView")
    public record HoursTargetView(
            @Nullable Double atLeast, @Nullable Double atMost) {

        static @Nullable HoursTargetView of(@Nullable Target target) {
            return target == null
                    ? null
                    : new HoursTargetView(
                            Double.isFinite(target.low()) ? target.low() : null,
                            Double.isFinite(target.high()) ? target.high() : null);
        }
    }

    /** A range of adjacent hours: start, end, verdict, and their value together. */
    @Schema(name = "Outstanding")
    public record OutstandingHours(String from, String to, String verdict, double value) {}

    /**
     * One hour, or several. Members without a value are null; {@code why} gives the reason for a missing {@code value}.
     *
     * @param weekday 1 for Monday to 7; absent for all days together
     * @param hour 0 to 23; absent for all hours together
     */
    @Schema(name = "Hour")
    public record HourValueView(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer weekday,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer hour,

            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why,

            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double low,
            @Nullable Double high,
            String verdict) {

        static HourValueView of(@Nullable Integer weekday, @Nullable Integer hour, Reading reading, Verdict verdict) {
            return reading.fold(
                    present -> {
                        var quotient = present.quotient();
                        var interval = present.interval();
                        return new HourValueView(
                                weekday,
                                hour,
                                present.amount(),
                                null,
                                quotient == null ? null : (Double) quotient.numerator(),
                                quotient == null ? null : (Double) quotient.denominator(),
                                interval == null ? null : (Double) interval.low(),
                                interval == null ? null : (Double) interval.high(),
                                verdict.partCode());
                    },
                    absent -> new HourValueView(
                            weekday, hour, null, absent.why(), null, null, null, null, verdict.partCode()));
        }
    }

    static HoursView of(HourlyAnalysis analysis, String zone, DataScope dataScope) {
        var judgement = analysis.judgement();
        var hasTarget = analysis.judgedTarget().isPresent();
        var share = judgement.share();
        return new HoursView(
                analysis.kpi().code(),
                analysis.kpi().unit().code(),
                analysis.from().code(),
                analysis.to().code(),
                analysis.complete(),
                analysis.cut().team(),
                analysis.cut().channel(),
                zone,
                HoursTargetView.of(analysis.target()),
                new HoursNarrative(analysis.kpi(), judgement).sentence().replace("\u2060", ""),
                judgement.judged(),
                hasTarget ? (Integer) judgement.kept() : null,
                hasTarget && share.isPresent() ? (Double) share.getAsDouble() : null,
                judgement.outstanding().stream().map(HoursView::outstanding).toList(),
                hour(analysis, null, null, analysis.read().all()),
                IntStream.range(0, 24)
                        .mapToObj(hour ->
                                hour(analysis, null, hour, judgement.hours().get(hour)))
                        .toList(),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> hour(
                                analysis, day.getValue(), null, analysis.read().day(day)))
                        .toList(),
                cells(analysis),
                ExcludedView.of(analysis.excluded(), dataScope));
    }

    private static List<HourValueView> cells(HourlyAnalysis analysis) {
        var cells = new ArrayList<HourValueView>();
        for (var day : DayOfWeek.values()) {
            for (var hour = 0; hour < 24; hour++) {
                cells.add(hour(analysis, day.getValue(), hour, analysis.read().cell(day, hour)));
            }
        }
        return cells;
    }

    private static HourValueView hour(
            HourlyAnalysis analysis, @Nullable Integer weekday, @Nullable Integer hour, Reading reading) {
        return HourValueView.of(weekday, hour, reading, analysis.judge().verdict(reading));
    }

    private static OutstandingHours outstanding(HourRange hourRange) {
        return new OutstandingHours(
                HourRange.clock(hourRange.from()),
                HourRange.clock(hourRange.to()),
                hourRange.verdict().partCode(),
                hourRange.value());
    }
}
