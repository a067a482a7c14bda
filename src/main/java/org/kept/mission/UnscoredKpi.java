package org.kept.mission;

import org.kept.document.ParagraphText;

/** A KPI that the mission deliberately does not score, and why. */
public record UnscoredKpi(String kpi, String because) {

    public UnscoredKpi {
        because = ParagraphText.folded(because);
    }
}
