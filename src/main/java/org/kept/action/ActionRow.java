package org.kept.action;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.action.effect.Expectation;
import org.kept.action.effect.ExpectedDirection;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.ingest.Event;

/** A stored action. */
@Entity
@Table(name = "action_item")
class ActionRow {

    @Id
    UUID id;

    String title;
    String because;

    @Nullable
    String proposal;

    @Nullable
    String clause;

    @Nullable
    String kpi;

    /** Empty for the whole company. */
    String team;

    String origin;

    @Column(name = "origin_week")
    @Nullable
    LocalDate originWeek;

    @Column(name = "origin_alert")
    @Nullable
    String originAlert;

    @Column(name = "comment_source")
    @Nullable
    String commentSource;

    @Column(name = "comment_id")
    @Nullable
    String commentId;

    Instant raised;

    @Column(name = "raised_by")
    String raisedBy;

    @Column(name = "raised_name")
    String raisedName;

    String state;

    @Nullable
    String owner;

    @Nullable
    LocalDate due;

    @Column(name = "expect_kpi")
    @Nullable
    String expectKpi;

    @Column(name = "expect_direction")
    @Nullable
    String expectDirection;

    @Column(name = "expect_by")
    @Nullable
    LocalDate expectBy;

    @Column(name = "effect_since")
    @Nullable
    LocalDate effectSince;

    @Column(name = "closed_on")
    @Nullable
    LocalDate closedOn;

    @Column(name = "closed_by")
    @Nullable
    String closedBy;

    @Nullable
    String outcome;

    @Column(name = "in_public")
    boolean inPublic;

    @Nullable
    String said;

    @Nullable
    String did;

    void set(Action action) {
        title = action.title();
        because = action.because();
        proposal = action.proposal();
        clause = action.clause();
        kpi = action.kpi();
        team = action.team() == null ? "" : action.team();
        setOrigin(action.origin());
        raised = action.raised();
        raisedBy = action.raisedBy().email();
        raisedName = action.raisedBy().name();
        state = action.state().code();
        owner = action.owner();
        due = action.due();
        setExpectation(action.expect());
        effectSince = action.since();
        setClosing(action.closing());
        inPublic = action.publicity().isPublic();
        said = action.publicity().said();
        did = action.publicity().did();
    }

    private void setOrigin(ActionOrigin from) {
        origin = from.kind().code();
        originWeek = from.week();
        originAlert = from.alert();
        var comment = from.comment();
        commentSource = comment == null ? null : comment.source();
        commentId = comment == null ? null : comment.id();
    }

    private void setExpectation(@Nullable Expectation expectation) {
        expectKpi = expectation == null ? null : expectation.kpi();
        expectDirection = expectation == null ? null : expectation.direction().code();
        var by = expectation == null ? null : expectation.by();
        expectBy = by == null ? null : by.start();
    }

    private void setClosing(Action.@Nullable ActionClosing closing) {
        closedOn = closing == null ? null : closing.on();
        closedBy = closing == null ? null : closing.by();
        outcome = closing == null ? null : closing.outcome();
    }

    Action action() {
        return new Action(
                id,
                new Action.Matter(title, because, proposal, clause, kpi, team.isEmpty() ? null : team),
                new ActionOrigin(
                        ActionOrigin.OriginKind.of(origin).orElse(ActionOrigin.OriginKind.IDEA),
                        originWeek,
                        originAlert,
                        commentSource == null || commentId == null
                                ? null
                                : new Event.EventKey(commentSource, commentId)),
                raised,
                new Action.ActionPerson(raisedBy, raisedName),
                new Action.Decision(
                        ActionState.of(state).orElseThrow(),
                        owner,
                        due,
                        expectation(),
                        effectSince,
                        closing(),
                        new Action.Publicity(inPublic, said, did)));
    }

    private Action.@Nullable ActionClosing closing() {
        return closedOn == null || closedBy == null || outcome == null
                ? null
                : new Action.ActionClosing(closedOn, closedBy, outcome);
    }

    private @Nullable Expectation expectation() {
        return expectKpi == null || expectDirection == null
                ? null
                : new Expectation(
                        expectKpi,
                        ExpectedDirection.of(expectDirection).orElseThrow(),
                        expectBy == null ? null : Period.of(Grain.WEEK, expectBy));
    }
}
