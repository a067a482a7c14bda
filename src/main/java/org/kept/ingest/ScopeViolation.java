package org.kept.ingest;

import org.kept.problem.InputError;

/** The limit of the sender's scope that an event exceeds. */
public enum ScopeViolation {
    SOURCE("/source", "source.forbidden", "This key may not send events for this source."),
    TEAM("/team", "team.forbidden", "This key may send events only for its own teams. Name one in team."),
    KPI("/data/kpi", "kpi.forbidden", "This key may not send figures for this KPI.");

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
        return InputError.at("", code, "An event with this source and id exists, outside the limits of this key.");
    }
}
