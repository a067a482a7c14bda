package org.kept.mission;

import org.kept.document.ParagraphText;

/** A KPI that the mission deliberately does not score, and why. */
public record NotMeasured(String kpi, String because) {

    public NotMeasured {
        because = ParagraphText.folded(because);
    }
}
