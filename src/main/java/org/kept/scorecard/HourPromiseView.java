package org.kept.scorecard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.hours.HourPromise;
import org.kept.hours.HourRange;
import org.kept.scorecard.published.PublicationViews;
import org.kept.scorecard.published.PublicationViews.AsPublishedView;
import org.kept.scorecard.published.PublicationViews.RestatedView;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.scorecard.published.ScorecardDocument.RowKey;
import org.kept.view.ExcludedView;

/**
 * A KPI by which a promise of all hours is judged, in JSON.
 *
 * @param promised how many hours were promised: the 24 hours of the day
 * @param judged how many of the 24 hours of the day, all days together, had a large enough sample; 0 while the week is
 *     in progress
 * @param share the share of judged hours that kept the promise, 0 to 1; null if none was judged
 * @param missed the start times of the hours that missed the promise, by chance or clearly
 * @param worst the ranges of hours that clearly missed it, adjacent hours joined, worst first
 * @param verdict null while the week is in progress
 * @param sentence how many of the promised hours were judged and met the target
 * @param excluded there where exclusions touch the week: all numbers are without them
 * @param asPublished of a published week: the share that met the target when it was published
 * @param restated there if that differs from now
 */
@Schema(name = "HourView")
public record HourPromiseView(
        String kpi,
        String name,
        ScorecardApi.@Nullable ScorecardTargetView target,
        int promised,
        int judged,
        int kept,
        @Nullable Double share,
        List<String> missed,
        List<WorstHours> worst,
        @Nullable String verdict,
        String sentence,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExcludedView excluded,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AsPublishedView asPublished,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RestatedView restated) {

    /** A range of hours that clearly missed the promise, and their value together. */
    @Schema(name = "Worst1")
    public record WorstHours(String from, String to, double value) {}

    static HourPromiseView of(
            HourPromise promise,
            boolean complete,
            DataScope dataScope,
            @Nullable PublishedComparison comparison,
            String clause) {
        var key = new RowKey(clause, promise.kpi().code(), ScorecardDocuments.BY_HOUR);
        var judgement = promise.judgement();
        var share = judgement.share();
        return new HourPromiseView(
                promise.kpi().code(),
                promise.kpi().name(),
                ScorecardApi.target(promise.target()),
                promise.promised(),
                judgement.judged(),
                judgement.kept(),
                share.isPresent() ? (Double) share.getAsDouble() : null,
                judgement.missed().stream().map(HourRange::clock).toList(),
                promise.worst().stream()
                        .map(each ->
                                new WorstHours(HourRange.clock(each.from()), HourRange.clock(each.to()), each.value()))
                        .toList(),
                complete ? promise.verdict().code() : null,
                promise.sentence().replace("\u2060", ""),
                ExcludedView.of(promise.excluded(), dataScope),
                PublicationViews.asPublished(comparison, key),
                PublicationViews.restated(comparison, key));
    }
}
