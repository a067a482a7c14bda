package org.kept.scorecard;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.hours.HourPromise;
import org.kept.hours.HourRange;

/**
 * One KPI by which a promise of all hours is judged, in JSON.
 *
 * @param judged how many of the 24 hours of the day had enough to be judged, the week's days together; 0 while it runs
 * @param share of them that kept it; null where none was judged
 * @param missed the hours that did not keep it, by chance or clearly, by when they begin
 * @param worst those that clearly did not, neighbours joined, the worst first
 * @param verdict null while the week is running
 */
@Schema(name = "HourView")
public record HourPromiseView(
        String kpi,
        String name,
        ScorecardApi.@Nullable ScorecardTargetView target,
        int judged,
        int kept,
        @Nullable Double share,
        List<String> missed,
        List<WorstHours> worst,
        @Nullable String verdict) {

    /** Hours that clearly missed it, and what they come to together. */
    @Schema(name = "Worst1")
    public record WorstHours(String from, String to, double value) {}

    static HourPromiseView of(HourPromise promise, boolean complete) {
        var judgement = promise.judgement();
        var share = judgement.share();
        return new HourPromiseView(
                promise.kpi().code(),
                promise.kpi().name(),
                ScorecardApi.target(promise.target()),
                judgement.judged(),
                judgement.kept(),
                share.isPresent() ? (Double) share.getAsDouble() : null,
                judgement.missed().stream().map(HourRange::clock).toList(),
                promise.worst().stream()
                        .map(each ->
                                new WorstHours(HourRange.clock(each.from()), HourRange.clock(each.to()), each.value()))
                        .toList(),
                complete ? HourPromiseRow.verdict(promise).code() : null);
    }
}
