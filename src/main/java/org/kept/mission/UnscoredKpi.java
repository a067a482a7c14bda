package org.kept.mission;

import org.kept.document.ParagraphText;

/** A KPI that the mission deliberately does not score, with the reason. */
public record UnscoredKpi(String kpi, String because) {

    public UnscoredKpi {
        because = ParagraphText.collapseWhitespace(because);
    }
}
