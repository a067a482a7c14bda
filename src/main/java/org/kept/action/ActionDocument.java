package org.kept.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.action.effect.Expectation;

/**
 * An action as sent as JSON or by a form. Members left out of a change are removed.
 *
 * @param raisedBy who raised it; the sender if left out. Never changes
 * @param team the team it is about; left out for the whole company
 * @param due a date
 * @param since the first day on which it may have had an effect; the day on which it was agreed if left out
 * @param said what customers said, in the words of the company; the title if left out
 * @param did what was done, for customers; the outcome if left out
 */
@Schema(name = "NewAction")
public record ActionDocument(
        @Nullable String title,
        @Nullable String because,
        @Nullable String proposal,
        @Nullable String clause,
        @Nullable String kpi,
        @Nullable String team,
        @Nullable OriginDocument origin,
        @Nullable String raisedBy,
        @Nullable String owner,
        @Nullable String due,
        @Nullable ExpectationDocument expect,
        @Nullable String since,
        @Nullable String state,
        @Nullable String outcome,
        @JsonProperty("public") @Nullable Boolean inPublic,
        @Nullable String said,
        @Nullable String did) {

    /**
     * The place where it was raised.
     *
     * @param kind {@code idea}, {@code clause}, {@code row}, {@code alert} or {@code comment}
     * @param week the week of the row
     * @param alert the id of the alert
     * @param source the source of the event with the comment
     * @param id the id of that event
     */
    @Schema(name = "ActionOrigin")
    public record OriginDocument(
            @Nullable String kind,
            @Nullable String week,
            @Nullable String alert,
            @Nullable String source,
            @Nullable String id) {}

    /**
     * Its expected effect.
     *
     * @param direction {@code up} or {@code down}
     * @param by the week by which the KPI should have moved
     */
    @Schema(name = "ActionExpectation")
    public record ExpectationDocument(
            @Nullable String kpi,
            @Nullable String direction,
            @Nullable String by) {}

    /** The expectation of a stored action; null without one. */
    static @Nullable ExpectationDocument expectation(@Nullable Expectation expectation) {
        if (expectation == null) {
            return null;
        }
        var by = expectation.by();
        return new ExpectationDocument(
                expectation.kpi(), expectation.direction().code(), by == null ? null : by.code());
    }
}
