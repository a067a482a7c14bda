package org.kept.rollup.custom;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.types.EventTypeUse;

/** Event types that custom KPIs count. */
@ApplicationScoped
class CountedEventTypes implements EventTypeUse {

    private final CustomKpiStore customKpis;

    CountedEventTypes(CustomKpiStore customKpis) {
        this.customKpis = customKpis;
    }

    @Override
    public List<String> usesOf(String code) {
        return customKpis.load().configured().stream()
                .filter(kpi -> kpi.ratio()
                        .sides()
                        .anyMatch(side -> side.filter().type().code().equals(code)))
                .map(kpi -> "the KPI '" + kpi.code() + "' counts it")
                .toList();
    }
}
