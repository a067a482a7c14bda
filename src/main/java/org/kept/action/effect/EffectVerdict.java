package org.kept.action.effect;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a number has moved since an action may have had an effect. */
public enum EffectVerdict {
    /** The whole interval is on the expected side, and a signal confirms it. */
    MOVED("moved"),
    /** The whole interval is on the other side, and a signal confirms it. */
    MOVED_AGAINST("moved-against"),
    /** The difference is within normal variation, or there is no signal of it. */
    NOT_MOVED("not-moved"),
    /** Too few weeks or cases since. */
    TOO_EARLY("too-early"),
    /** Unknown: too few weeks before, or the KPI was counted differently. */
    UNKNOWN("unknown");

    private final String code;

    EffectVerdict(String code) {
        this.code = code;
    }

    /** The code in JSON and templates. */
    @JsonValue
    public String code() {
        return code;
    }
}
