package org.kept.rollup.custom;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.kept.ingest.EventIngestion;
import org.kept.kpi.Kpi;

/** Finds the custom KPIs that figures can be sent for. */
@ApplicationScoped
class CustomFigureKpis implements EventIngestion.CustomKpis {

    private final CustomKpiStore customKpis;

    CustomFigureKpis(CustomKpiStore customKpis) {
        this.customKpis = customKpis;
    }

    @Override
    public Optional<Kpi> find(String code) {
        return customKpis.current().configured(code).map(CustomKpi::kpi);
    }

    @Override
    public List<String> codes() {
        return customKpis.current().configured().stream().map(CustomKpi::code).toList();
    }
}
