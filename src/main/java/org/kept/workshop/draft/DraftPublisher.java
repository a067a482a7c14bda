package org.kept.workshop.draft;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.FormulaSettings;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsService;
import org.kept.rollup.KpiSettingsStore;

/** Makes a draft the next version of the mission, and sets the service level as it asks. */
@ApplicationScoped
public class DraftPublisher {

    static final String SERVICE_LEVEL = "sla";

    private final DraftService draftService;
    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final KpiSettingsStore settings;
    private final KpiSettingsService changes;

    DraftPublisher(
            DraftService draftService,
            Missions missions,
            KpiRegistry kpiRegistry,
            KpiSettingsStore settings,
            KpiSettingsService changes) {
        this.draftService = draftService;
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.settings = settings;
        this.changes = changes;
    }

    /**
     * Publishes it; done again after it was interrupted, it goes on where it was.
     *
     * @throws org.kept.problem.Problem 422 with every fault of the mission, 409 when another version came in between
     */
    public MissionVersion publish(Draft draft, String author) {
        var said = missions.current().filter(version -> version.mission().equals(draft.mission()));
        var version = said.isPresent() ? said.get() : missions.publish(draft.mission(), author, draft.begun());
        within(draft, author);
        draftService.change(
                draft.id().toString(), draft.revision(), author, each -> each.publishedAs(version.number()));
        return version;
    }

    /** The weeks before the mission's first keep the time they had. */
    private void within(Draft draft, String author) {
        var seconds = draft.withinSeconds();
        if (seconds != null) {
            var kpi = kpiRegistry.get(SERVICE_LEVEL);
            var from = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
            var now = settings.timeline().in(kpi, from);
            changes.set(kpi, from, new FormulaSettings(now.variant(), seconds), author);
        }
    }

    /** The time T that the service level has in the week that the draft's first day falls in, as things stand. */
    public int withinNow(Draft draft) {
        var from = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        return settings.timeline().in(kpiRegistry.get(SERVICE_LEVEL), from).withinSeconds();
    }
}
