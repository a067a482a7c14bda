package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.kept.database.ReadSession;
import org.kept.mission.Coverage.SuspectMeasure;
import org.kept.mission.Missions;
import org.kept.mission.SuspectMeasures;
import org.kept.rollup.KpiRegistry;

/** Finds measures whose reason was given for other words than their clause has now. */
@ApplicationScoped
class SuspectMeasureFinder implements AlertFinder {

    private final Missions missions;
    private final KpiRegistry kpis;
    private final ReadSession reads;

    SuspectMeasureFinder(Missions missions, KpiRegistry kpis, ReadSession reads) {
        this.missions = missions;
        this.kpis = kpis;
        this.reads = reads;
    }

    @Override
    public Findings find(Instant now, boolean lapsed) {
        return new Findings(
                Set.of(AlertKind.SUSPECT),
                reads.during(() -> SuspectMeasures.of(missions.history())).stream()
                        .map(this::condition)
                        .toList(),
                Set.of());
    }

    private AlertCondition condition(SuspectMeasure measure) {
        return new AlertCondition(
                AlertKind.SUSPECT,
                measure.clause() + "\t" + measure.kpi(),
                measure.clause(),
                measure.kpi(),
                null,
                null,
                kpis.get(measure.kpi()).name() + ": confirm or rewrite its reason",
                "The clause now reads “… " + measure.quote() + " …”, but the reason was given for “… "
                        + measure.arguedFor() + " …”.",
                "/mission/coverage");
    }
}
