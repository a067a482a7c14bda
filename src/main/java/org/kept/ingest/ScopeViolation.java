package org.kept.ingest;

import org.kept.problem.InputError;

/** The limit of its sender's scope that an event breaks. */
public enum ScopeViolation {
    SOURCE("/source", "source.forbidden", "This key has its own sources, and this is none of them."),
    TEAM("/team", "team.forbidden", "This key has its own teams, and every event it sends has to name one of them."),
    KPI("/data/kpi", "kpi.forbidden", "This key has its own KPIs, and this figure is of none of them.");

    private final String pointer;
    private final String code;
    private final String detail;

    ScopeViolation(String pointer, String code, String detail) {
        this.pointer = pointer;
        this.code = code;
        this.detail = detail;
    }

    /** The error for the sent event. */
    public InputError error() {
        return InputError.at(pointer, code, detail);
    }

    /** The error if a stored event outside the scope already has the source and id. */
    public InputError errorForExistingEvent() {
        return InputError.at(
                "", code, "An event with this source and id is already kept, and it is beyond the limits of this key.");
    }
}
