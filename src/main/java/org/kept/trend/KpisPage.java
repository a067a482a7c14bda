package org.kept.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.Sparkline;
import org.kept.ui.FormattedReading;

/** The catalogue as a page: what each KPI read in the last complete week, and whether anything justifies it. */
public record KpisPage(String period, List<KpiGroup> families) {

    /** The KPIs of one kind of promise. */
    public record KpiGroup(String name, List<KpiListRow> rows) {}

    /**
     * One KPI.
     *
     * @param clause the first clause that it measures; null where none justifies it
     * @param aside whether it was deliberately set aside
     */
    public record KpiListRow(
            String name,
            String href,
            FormattedReading figure,
            Sparkline spark,
            @Nullable String variation,
            @Nullable String clause,
            @Nullable String clauseHref,
            boolean aside) {}
}
