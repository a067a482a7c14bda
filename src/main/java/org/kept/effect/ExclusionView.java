package org.kept.effect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;
import org.kept.exclusion.Exclusion;
import org.kept.view.ExcludedView;

/**
 * An exclusion in JSON.
 *
 * @param id null for a dry run
 * @param from a date for whole days, otherwise a time in the reporting zone
 * @param to the last day, or the end of the last hour
 * @param kpi null for every KPI
 * @param team null for the whole company
 * @param ended who ended it, when and why; null while it is in effect
 * @param effect what it changes, or changed until it ended; absent in lists unless it is asked for
 */
@Schema(name = "Exclusion")
public record ExclusionView(
        @Nullable UUID id,
        String from,
        String to,
        @Nullable String kpi,
        @Nullable String team,
        String category,
        String because,
        Instant created,
        String by,
        @Nullable EndedView ended,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EffectView effect) {

    /** Who ended it, when and why. */
    public record EndedView(Instant at, String by, String because) {}

    /**
     * What it changes.
     *
     * @param begun whether it leaves out any time up to now
     * @param numbers how many numbers differ
     * @param verdicts how many of them have another verdict
     * @param keptIn what could not be left out, and why
     * @param changed the numbers, those with another verdict first; at most 200, in lists 3
     */
    public record EffectView(
            boolean begun, int numbers, int verdicts, List<String> keptIn, List<ChangedNumberView> changed) {

        static EffectView of(ExclusionEffect effect) {
            return new EffectView(
                    effect.begun(),
                    effect.changed(),
                    effect.verdicts(),
                    effect.keptIn(),
                    effect.numbers().stream().map(ChangedNumberView::of).toList());
        }
    }

    /** A number without what the exclusion leaves out, and {@code with} it; verdicts are null in a week in progress. */
    public record ChangedNumberView(
            String kpi,
            String week,
            @Nullable String team,
            ExcludedView.NumberWithExcluded without,
            ExcludedView.NumberWithExcluded with,
            @Nullable String verdict,
            @Nullable String verdictWith) {

        static ChangedNumberView of(ChangedNumber number) {
            return new ChangedNumberView(
                    number.kpi().code(),
                    number.week().code(),
                    number.team(),
                    ExcludedView.NumberWithExcluded.of(number.without()),
                    ExcludedView.NumberWithExcluded.of(number.with()),
                    number.complete() ? number.verdictWithout().code() : null,
                    number.complete() ? number.verdictWith().code() : null);
        }
    }

    /** A page of exclusions; {@code nextCursor} is null on the last page. */
    @Schema(name = "Exclusions")
    public record ExclusionListView(
            List<ExclusionView> items, @Nullable String nextCursor) {}

    /**
     * How many verdicts on a KPI the exclusions of one author changed.
     *
     * @param team the team that the number is of; null for the whole company
     * @param weeks complete weeks that exclusions of the author touch
     * @param changed how many of them have another verdict
     * @param missedToMet how many of them missed the target with excluded time, and meet it without
     * @param missedToNotJudged how many of them missed it, and are not judged without excluded time
     */
    @Schema(name = "VerdictChange")
    public record VerdictChangeView(
            String kpi,
            @Nullable String team,
            String author,
            int weeks,
            int changed,
            int missedToMet,
            int missedToNotJudged) {

        static VerdictChangeView of(VerdictChange change) {
            return new VerdictChangeView(
                    change.kpi().code(),
                    change.team(),
                    change.author(),
                    change.weeks(),
                    change.changed(),
                    change.missedToMet(),
                    change.missedToNone());
        }
    }

    static ExclusionView of(Exclusion exclusion, ReportingZone zone, @Nullable ExclusionEffect effect) {
        return of(exclusion, exclusion.id(), zone, effect);
    }

    /** An exclusion that is not stored. */
    static ExclusionView ofDryRun(Exclusion exclusion, ReportingZone zone, ExclusionEffect effect) {
        return of(exclusion, null, zone, effect);
    }

    private static ExclusionView of(
            Exclusion exclusion, @Nullable UUID id, ReportingZone zone, @Nullable ExclusionEffect effect) {
        var end = exclusion.end();
        return new ExclusionView(
                id,
                exclusion.span().fromText(zone),
                exclusion.span().toText(zone),
                exclusion.kpi(),
                exclusion.team(),
                exclusion.category().code(),
                exclusion.because(),
                exclusion.created().toInstant(),
                exclusion.author(),
                end == null ? null : new EndedView(end.at().toInstant(), end.by(), end.because()),
                effect == null ? null : EffectView.of(effect));
    }
}
