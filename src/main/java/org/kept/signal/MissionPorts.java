package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Set;
import org.kept.kpi.Kpi;
import org.kept.mission.KpiCodes;
import org.kept.mission.KpiData;
import org.kept.rollup.Kpis;
import org.kept.ui.Numbers;

/** What the mission has to know of KPIs, told from the floor that knows both. */
@ApplicationScoped
class MissionPorts implements KpiCodes, KpiData {

    private final Kpis kpis;

    MissionPorts(Kpis kpis) {
        this.kpis = kpis;
    }

    @Override
    public boolean has(String code) {
        return codes().contains(code);
    }

    @Override
    public Set<String> codes() {
        return new LinkedHashSet<>(Kpi.codes(kpis.all()));
    }

    @Override
    public String name(String code) {
        return kpis.get(code).name();
    }

    @Override
    public String words(String code, double value) {
        return Numbers.value(kpis.get(code).unit().code(), value);
    }

    @Override
    public Set<String> withData() {
        return kpis.withData();
    }
}
