package org.kept.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.Sparkline;
import org.kept.ui.DownloadLinks;
import org.kept.ui.FormattedReading;

/** The catalogue as a page: the reading of each KPI in the last complete week, and the clause that justifies it. */
public record KpisPage(String period, List<KpiGroup> families, DownloadLinks downloads) {

    /** A group of KPIs, such as a family of the catalogue. */
    public record KpiGroup(String name, List<KpiListRow> rows) {}

    /**
     * A KPI.
     *
     * @param clause the first clause that it measures; null if there is none
     * @param aside whether it is deliberately not scored
     * @param excluded the value with excluded time; null if nothing is excluded
     */
    public record KpiListRow(
            String name,
            String href,
            FormattedReading figure,
            Sparkline spark,
            @Nullable String variation,
            @Nullable String clause,
            @Nullable String clauseHref,
            boolean aside,
            @Nullable String excluded) {}
}
