package org.kept.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Settings;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.KpiSettings;
import org.kept.rollup.Kpis;
import org.kept.rollup.SettingChanges;

/** Makes a draft the next version of the mission, and sets the service level as it asks. */
@ApplicationScoped
class Publishing {

    static final String SERVICE_LEVEL = "sla";

    private final Drafts drafts;
    private final Missions missions;
    private final Kpis kpis;
    private final KpiSettings settings;
    private final SettingChanges changes;

    Publishing(Drafts drafts, Missions missions, Kpis kpis, KpiSettings settings, SettingChanges changes) {
        this.drafts = drafts;
        this.missions = missions;
        this.kpis = kpis;
        this.settings = settings;
        this.changes = changes;
    }

    /**
     * Publishes it; done again after it was interrupted, it goes on where it was.
     *
     * @throws org.kept.problem.Problem 422 with every fault of the mission, 409 when another version came in between
     */
    MissionVersion publish(Draft draft, String author) {
        var said = missions.current().filter(version -> version.mission().equals(draft.mission()));
        var version = said.isPresent() ? said.get() : missions.publish(draft.mission(), author, draft.begun());
        within(draft, author);
        drafts.change(draft.id().toString(), draft.revision(), author, each -> each.publishedAs(version.number()));
        return version;
    }

    /** The weeks before the mission's first keep the time they had. */
    private void within(Draft draft, String author) {
        var seconds = draft.withinSeconds();
        if (seconds != null) {
            var kpi = kpis.get(SERVICE_LEVEL);
            var from = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
            var now = settings.timeline().in(kpi, from);
            changes.set(kpi, from, new Settings(now.variant(), seconds), author);
        }
    }

    /** The time T that the service level has in the week that the draft's first day falls in, as things stand. */
    int withinNow(Draft draft) {
        var from = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        return settings.timeline().in(kpis.get(SERVICE_LEVEL), from).withinSeconds();
    }
}
