package org.kept.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Figure;
import org.kept.ui.Sparkline;

/** The catalogue as a page: what each KPI read in the last complete week, and whether anything justifies it. */
public record KpisPage(String period, List<Group> families) {

    /** The KPIs of one kind of promise. */
    public record Group(String name, List<Row> rows) {}

    /**
     * One KPI.
     *
     * @param clause the first clause that it measures; null where none justifies it
     * @param aside whether it was deliberately set aside
     */
    public record Row(
            String name,
            String href,
            Figure figure,
            Sparkline spark,
            @Nullable String variation,
            @Nullable String clause,
            @Nullable String clauseHref,
            boolean aside) {}
}
