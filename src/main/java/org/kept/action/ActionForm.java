package org.kept.action;

import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Fields of the forms of an action; each form sends its own, and the others stay unchanged. */
public class ActionForm {

    @RestForm("title")
    @Nullable
    String title;

    @RestForm("because")
    @Nullable
    String because;

    @RestForm("proposal")
    @Nullable
    String proposal;

    @RestForm("owner")
    @Nullable
    String owner;

    @RestForm("due")
    @Nullable
    String due;

    @RestForm("kpi")
    @Nullable
    String kpi;

    @RestForm("direction")
    @Nullable
    String direction;

    @RestForm("by")
    @Nullable
    String by;

    @RestForm("since")
    @Nullable
    String since;

    @RestForm("state")
    @Nullable
    String state;

    @RestForm("outcome")
    @Nullable
    String outcome;

    @RestForm("public")
    @Nullable
    String inPublic;

    @RestForm("said")
    @Nullable
    String said;

    @RestForm("did")
    @Nullable
    String did;

    /** The fields of a stored action. */
    static ActionForm of(Action action) {
        var form = new ActionForm();
        form.title = action.title();
        form.because = action.because();
        form.proposal = action.proposal();
        form.state = action.state().code();
        form.owner = action.owner();
        form.due = text(action.due());
        form.since = text(action.since());
        var expect = ActionDocument.expectation(action.expect());
        if (expect != null) {
            form.kpi = expect.kpi();
            form.direction = expect.direction();
            form.by = expect.by();
        }
        var closing = action.closing();
        form.outcome = closing == null ? null : closing.outcome();
        var publicity = action.publicity();
        form.inPublic = publicity.isPublic() ? "yes" : null;
        form.said = publicity.said();
        form.did = publicity.did();
        return form;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** The document that changes an action by these fields. */
    ActionDocument change(Action action) {
        return new ActionDocument(
                title,
                because,
                proposal,
                action.clause(),
                action.kpi(),
                action.team(),
                null,
                action.raisedBy().email(),
                owner,
                due,
                expectation(),
                since,
                state,
                outcome,
                isPublic(),
                said,
                did);
    }

    /** The document of a new action, raised at this place. */
    ActionDocument raised(ActionPlace place) {
        return new ActionDocument(
                title,
                because,
                proposal,
                place.clause(),
                place.kpi(),
                place.team(),
                place.origin(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The number that should move; null if none was chosen. */
    private ActionDocument.@Nullable ExpectationDocument expectation() {
        return kpi == null || kpi.isBlank() ? null : new ActionDocument.ExpectationDocument(kpi, direction, by);
    }

    boolean isPublic() {
        return inPublic != null;
    }
}
