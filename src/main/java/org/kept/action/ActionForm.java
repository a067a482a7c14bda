package org.kept.action;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The fields of the forms of an action; each form sends its own. */
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
    ActionDocument.@Nullable ExpectationDocument expectation() {
        return kpi == null || kpi.isBlank() ? null : new ActionDocument.ExpectationDocument(kpi, direction, by);
    }

    boolean isPublic() {
        return inPublic != null;
    }
}
