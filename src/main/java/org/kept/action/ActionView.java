package org.kept.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.action.effect.ActionEffect;
import org.kept.action.effect.EffectNarrative;
import org.kept.action.effect.EffectVerdict;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/**
 * An action as the API answers it.
 *
 * @param overdue whether it should have been done before today
 * @param effect whether the number has moved since; only in the answer of a single action that is done and names a KPI
 */
@Schema(name = "Action")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionView(
        UUID id,
        String title,
        String because,
        @Nullable String proposal,
        @Nullable String clause,
        @Nullable String kpi,
        @Nullable String team,
        ActionDocument.OriginDocument origin,
        Instant raised,
        String raisedBy,
        ActionState state,
        @Nullable String owner,
        @Nullable LocalDate due,
        boolean overdue,
        ActionDocument.@Nullable ExpectationDocument expect,
        @Nullable LocalDate since,
        @Nullable LocalDate closed,
        @Nullable String closedBy,
        @Nullable String outcome,
        @JsonProperty("public") boolean inPublic,
        @Nullable String said,
        @Nullable String did,
        @Nullable ActionEffectView effect) {

    /**
     * Whether the number has moved since, by Kept's statistics.
     *
     * @param difference after less before, in the unit of the KPI, with its 95% interval from {@code low} to {@code
     *     high}
     * @param signalSince the first week of the signal
     * @param resetLimits whether a reset of limits from that week on is justified
     * @param askAgain the first day on which there will be enough, if it is too early
     * @param words the finding as a sentence
     */
    @Schema(name = "ActionEffect")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ActionEffectView(
            EffectVerdict verdict,
            String kpi,
            int weeksBefore,
            int weeksAfter,
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Double difference,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String method,
            @Nullable String signalSince,
            boolean resetLimits,
            @Nullable LocalDate askAgain,
            String words) {

        static ActionEffectView of(ActionEffect effect) {
            var difference = effect.difference();
            var since = effect.signalSince();
            return new ActionEffectView(
                    effect.verdict(),
                    effect.kpi().code(),
                    effect.weeksBefore(),
                    effect.weeksAfter(),
                    difference == null ? null : (Double) difference.before(),
                    difference == null ? null : (Double) difference.after(),
                    difference == null ? null : (Double) difference.change(),
                    difference == null ? null : (Double) difference.interval().low(),
                    difference == null ? null : (Double) difference.interval().high(),
                    difference == null ? null : difference.interval().method(),
                    since == null ? null : since.code(),
                    effect.resetLimits(),
                    effect.askAgain(),
                    EffectNarrative.finding(effect));
        }
    }

    /**
     * The action as a caller may see it.
     *
     * @param showsComment whether the caller may see the event with the comment it was raised from
     */
    static ActionView of(Action action, LocalDate today, boolean showsComment, @Nullable ActionEffect effect) {
        var closing = action.closing();
        return new ActionView(
                action.id(),
                action.title(),
                action.because(),
                action.proposal(),
                action.clause(),
                action.kpi(),
                action.team(),
                origin(action.origin(), showsComment),
                action.raised(),
                action.raisedBy().email(),
                action.state(),
                action.owner(),
                action.due(),
                action.isOverdue(today),
                ActionDocument.expectation(action.expect()),
                action.since(),
                closing == null ? null : closing.on(),
                closing == null ? null : closing.by(),
                closing == null ? null : closing.outcome(),
                action.publicity().isPublic(),
                action.publicity().said(),
                action.publicity().did(),
                effect == null ? null : ActionEffectView.of(effect));
    }

    private static ActionDocument.OriginDocument origin(ActionOrigin origin, boolean showsComment) {
        var week = origin.week();
        var comment = showsComment ? origin.comment() : null;
        return new ActionDocument.OriginDocument(
                origin.kind().code(),
                week == null ? null : Period.of(Grain.WEEK, week).code(),
                origin.alert(),
                comment == null ? null : comment.source(),
                comment == null ? null : comment.id());
    }
}
