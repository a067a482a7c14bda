package org.kept.mission;

/** A KPI that the mission deliberately does not score, and why. */
public record NotMeasured(String kpi, String because) {

    public NotMeasured {
        because = Text.folded(because);
    }
}
