package org.kept.scorecard;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.everyone.Segment;
import org.kept.everyone.SegmentPromise;
import org.kept.scorecard.published.PublicationViews;
import org.kept.scorecard.published.PublicationViews.AsPublishedView;
import org.kept.scorecard.published.PublicationViews.RestatedView;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.scorecard.published.ScorecardDocument.RowKey;
import org.kept.view.ExcludedView;

/**
 * A KPI by which a promise to everyone is judged, in JSON.
 *
 * @param promised how many teams and channels had any data
 * @param judged how many teams and channels had a large enough sample; 0 while the week is in progress
 * @param kept how many of those met the target
 * @param clearlyMissed how many of those missed it with their whole interval
 * @param tooFew how many had a value but too small a sample
 * @param worst the clear miss furthest from the target; null if there is none
 * @param verdict null while the week is in progress
 * @param sentence how many of the promised teams and channels were judged and met the target
 * @param excluded there where exclusions touch the week: all numbers are without them
 * @param asPublished of a published week: the share that met the target when it was published
 * @param restated there if that differs from now
 */
@Schema(name = "SegmentsView")
public record SegmentPromiseView(
        String kpi,
        String name,
        ScorecardApi.@Nullable ScorecardTargetView target,
        int promised,
        int judged,
        int kept,
        int clearlyMissed,
        int tooFew,
        @Nullable WorstSegment worst,
        @Nullable String verdict,
        String sentence,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExcludedView excluded,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AsPublishedView asPublished,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RestatedView restated) {

    /** A team or channel; {@code name} is null for data that names none. */
    @Schema(name = "Worst")
    public record WorstSegment(
            String by,
            @Nullable String name,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Long sample) {}

    static SegmentPromiseView of(
            SegmentPromise promise,
            boolean complete,
            DataScope dataScope,
            @Nullable PublishedComparison comparison,
            String clause) {
        var key = new RowKey(clause, promise.kpi().code(), ScorecardDocuments.BY_SEGMENT);
        return new SegmentPromiseView(
                promise.kpi().code(),
                promise.kpi().name(),
                ScorecardApi.target(promise.target()),
                promise.segments().size(),
                promise.judged(),
                promise.kept(),
                promise.clearlyMissed(),
                promise.tooFew(),
                promise.worst().map(SegmentPromiseView::worst).orElse(null),
                complete ? promise.verdict().code() : null,
                promise.sentence(),
                ExcludedView.of(promise.excluded(), dataScope),
                PublicationViews.asPublished(comparison, key),
                PublicationViews.restated(comparison, key));
    }

    private static @Nullable WorstSegment worst(Segment segment) {
        return segment.reading()
                .<@Nullable WorstSegment>fold(
                        present -> {
                            var interval = present.interval();
                            var sample = present.sample();
                            return new WorstSegment(
                                    segment.by().code(),
                                    segment.name(),
                                    present.amount(),
                                    interval == null ? null : interval.low(),
                                    interval == null ? null : interval.high(),
                                    sample.isPresent() ? Math.round(sample.getAsDouble()) : null);
                        },
                        absent -> null);
    }
}
