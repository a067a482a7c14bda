package org.kept.scorecard.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.scorecard.published.ScorecardDocument.DocumentedTarget;
import org.kept.scorecard.published.ScorecardDocument.RowKey;

/** Published weeks in JSON, as parts of other answers. */
public final class PublicationViews {

    private PublicationViews() {}

    /**
     * When a week was published, by whom, and what a manager says about it.
     *
     * @param by {@code kept} for the clock
     */
    @Schema(name = "Published")
    public record PublishedView(
            String at,
            String by,
            @Nullable String comment,
            @Nullable String commentBy) {}

    /** What was published of the mission and the headline. */
    @Schema(name = "ScorecardAsPublished")
    public record ScorecardAsPublishedView(
            @Nullable Integer missionVersion, @Nullable String statement, String headline) {}

    /** A row as it was published; a missing value is null. {@code low} and {@code high} are its interval. */
    @Schema(name = "AsPublished")
    public record AsPublishedView(
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable DocumentedTarget target,
            @Nullable Double gap,
            @Nullable String verdict,
            @Nullable String variation,
            @Nullable String assurance) {}

    /**
     * Why a row differs from what was published.
     *
     * @param because within a sentence
     * @param since when the first of the causes happened; null if that is not known
     */
    @Schema(name = "Restated")
    public record RestatedView(String because, @Nullable String since, List<CauseView> causes) {}

    /** One cause; {@code count} is a number of events, left out where it is not about events. */
    @Schema(name = "RestatementCause")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CauseView(
            String kind, @Nullable Long count, @Nullable String since) {}

    /** The view of a published week. */
    public static PublishedView view(PublishedWeek published) {
        var comment = published.comment();
        return new PublishedView(
                published.at().toString(),
                published.by(),
                comment == null ? null : comment.text(),
                comment == null ? null : comment.author());
    }

    /** The view of a row as published. */
    public static AsPublishedView view(DocumentedRow row) {
        var value = row.value();
        var target = row.judgedBy();
        return new AsPublishedView(
                value,
                row.numerator(),
                row.denominator(),
                row.low(),
                row.high(),
                row.target(),
                value == null || target == null || row.isShareOfParts() ? null : (Double) target.gap(value),
                row.verdict(),
                row.variation(),
                row.assurance());
    }

    /** The view of what was published of the mission and the headline. */
    public static ScorecardAsPublishedView view(PublishedDocument document) {
        var mission = document.mission();
        return new ScorecardAsPublishedView(
                document.scorecard().missionVersion(),
                mission == null ? null : mission.path("statement").asText(),
                document.scorecard().headline());
    }

    /** The view of a row as it was published; null if it was not. */
    public static @Nullable AsPublishedView asPublished(@Nullable PublishedComparison comparison, RowKey key) {
        return comparison == null
                ? null
                : comparison.row(key).map(PublicationViews::view).orElse(null);
    }

    /** The view of why a row differs from what was published; null if it does not. */
    public static @Nullable RestatedView restated(@Nullable PublishedComparison comparison, RowKey key) {
        return comparison == null
                ? null
                : comparison.restatement(key).map(PublicationViews::view).orElse(null);
    }

    /** The view of the causes. */
    public static RestatedView view(Restatement restatement) {
        var since = restatement.since();
        return new RestatedView(
                restatement.because(),
                since == null ? null : since.toString(),
                restatement.causes().stream().map(PublicationViews::view).toList());
    }

    private static CauseView view(RestatementCause cause) {
        var since = cause.since();
        return new CauseView(
                cause.kind().code(),
                cause.count() == 0 ? null : cause.count(),
                since == null ? null : since.toString());
    }
}
