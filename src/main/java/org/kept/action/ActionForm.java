package org.kept.action;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The fields of the forms of an action; each form sends its own. */
public class ActionForm {

    @RestForm
    @Nullable
    String title;

    @RestForm
    @Nullable
    String because;

    @RestForm
    @Nullable
    String proposal;

    @RestForm
    @Nullable
    String owner;

    @RestForm
    @Nullable
    String due;

    @RestForm
    @Nullable
    String kpi;

    @RestForm
    @Nullable
    String direction;

    @RestForm
    @Nullable
    String by;

    @RestForm
    @Nullable
    String since;

    @RestForm
    @Nullable
    String state;

    @RestForm
    @Nullable
    String outcome;

    @RestForm("public")
    @Nullable
    String inPublic;

    @RestForm
    @Nullable
    String said;

    @RestForm
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
