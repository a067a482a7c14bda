package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.access.KpiNames;
import org.kept.kpi.Kpi;

/** Which KPIs there are, told to whoever limits a key to some of them. */
@ApplicationScoped
class KnownKpis implements KpiNames {

    private final Kpis kpis;

    KnownKpis(Kpis kpis) {
        this.kpis = kpis;
    }

    @Override
    public boolean has(String code) {
        return Kpi.codes(kpis.measures()).contains(code);
    }
}
