package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.kept.database.ReadSession;
import org.kept.mission.Coverage.SuspectMeasure;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.mission.SuspectMeasures;
import org.kept.rollup.KpiRegistry;

/** Finds measures whose reason was given for other words than their clause has now. */
@ApplicationScoped
class SuspectMeasureFinder implements AlertFinder {

    private static final String SEPARATOR = "\t";

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
        var history = reads.during(missions::history);
        return new Findings(
                Set.of(AlertKind.SUSPECT),
                SuspectMeasures.of(history).stream().map(this::condition).toList(),
                Set.of(),
                alert -> over(alert, history));
    }

    private static String over(Alert alert, MissionHistory history) {
        var subject = alert.condition().subject().split(SEPARATOR, 2);
        return history.reasonOrigin(subject[0], subject[1])
                .map(reason -> reason.on().isAfter(alert.opened())
                        ? "The reason was confirmed or rewritten."
                        : "The clause has the words again that the reason was given for.")
                .orElse("The mission no longer has this measure.");
    }

    private AlertCondition condition(SuspectMeasure measure) {
        return new AlertCondition(
                AlertKind.SUSPECT,
                measure.clause() + SEPARATOR + measure.kpi(),
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
