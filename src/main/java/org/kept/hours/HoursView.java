package org.kept.hours;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.Verdict;

/**
 * A KPI by the hour in JSON.
 *
 * @param complete whether the last week is over; hours of a running one are not judged
 * @param judged how many of the 24 hours of the day had enough to be judged
 * @param kept how many of those kept the promise; null where nothing is promised
 * @param share the same as a share
 * @param outstanding the hours of the day that stand out, neighbours joined, the furthest off first
 * @param hours the hours of the day, all days together
 * @param weekdays the days, all hours together
 * @param cells the 168 hours of the week
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
        List<HourValueView> cells) {

    /** A target: at least, at most, or both. */
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

    /** Neighbouring hours of the day: from when to when, how they fared, and what they come to together. */
    @Schema(name = "Outstanding")
    public record OutstandingHours(String from, String to, String verdict, double value) {}

    /**
     * One hour, or several; null stands for what does not exist, and {@code why} says why.
     *
     * @param weekday 1 for Monday to 7; not there for all days together
     * @param hour 0 to 23; not there for all hours together
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

    static HoursView of(HourlyAnalysis picture, String zone) {
        var judgement = picture.judgement();
        var promised = picture.promise().isPresent();
        var share = judgement.share();
        return new HoursView(
                picture.kpi().code(),
                picture.kpi().unit().code(),
                picture.from().code(),
                picture.to().code(),
                picture.complete(),
                picture.cut().team(),
                picture.cut().channel(),
                zone,
                HoursTargetView.of(picture.target()),
                new HoursNarrative(picture.kpi(), judgement).sentence().replace("\u2060", ""),
                judgement.judged(),
                promised ? (Integer) judgement.kept() : null,
                promised && share.isPresent() ? (Double) share.getAsDouble() : null,
                judgement.outstanding().stream().map(HoursView::outstanding).toList(),
                hour(picture, null, null, picture.read().all()),
                IntStream.range(0, 24)
                        .mapToObj(hour ->
                                hour(picture, null, hour, judgement.hours().get(hour)))
                        .toList(),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> hour(
                                picture, day.getValue(), null, picture.read().day(day)))
                        .toList(),
                cells(picture));
    }

    private static List<HourValueView> cells(HourlyAnalysis picture) {
        var cells = new ArrayList<HourValueView>();
        for (var day : DayOfWeek.values()) {
            for (var hour = 0; hour < 24; hour++) {
                cells.add(hour(picture, day.getValue(), hour, picture.read().cell(day, hour)));
            }
        }
        return cells;
    }

    private static HourValueView hour(
            HourlyAnalysis picture, @Nullable Integer weekday, @Nullable Integer hour, Reading reading) {
        return HourValueView.of(weekday, hour, reading, picture.judge().verdict(reading));
    }

    private static OutstandingHours outstanding(HourRange hourRange) {
        return new OutstandingHours(
                HourRange.clock(hourRange.from()),
                HourRange.clock(hourRange.to()),
                hourRange.verdict().partCode(),
                hourRange.value());
    }
}
