package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.access.DataScope;
import org.kept.access.TeamNames;
import org.kept.rollup.KpiReader;

/** Lists the teams with data, for the administration of people. */
@ApplicationScoped
class RollupTeamNames implements TeamNames {

    private final KpiReader kpiReader;

    RollupTeamNames(KpiReader kpiReader) {
        this.kpiReader = kpiReader;
    }

    @Override
    public List<String> teams() {
        return kpiReader.teams(DataScope.EVERYTHING).stream().sorted().toList();
    }
}
