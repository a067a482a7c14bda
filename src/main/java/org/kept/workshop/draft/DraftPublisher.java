package org.kept.workshop.draft;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsService;
import org.kept.rollup.KpiSettingsStore;

/** Publishes a draft as the next version of the mission and applies its service level time. */
@ApplicationScoped
public class DraftPublisher {

    static final String SERVICE_LEVEL = "sla";

    private final DraftService draftService;
    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final KpiSettingsStore settings;
    private final KpiSettingsService kpiSettingsService;

    DraftPublisher(
            DraftService draftService,
            Missions missions,
            KpiRegistry kpiRegistry,
            KpiSettingsStore settings,
            KpiSettingsService kpiSettingsService) {
        this.draftService = draftService;
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.settings = settings;
        this.kpiSettingsService = kpiSettingsService;
    }

    /**
     * Publishes the draft. Repeated after an interruption, it continues where it stopped.
     *
     * @throws org.kept.problem.Problem 422 with every fault of the mission, 409 if another version came in between
     */
    public MissionVersion publish(Draft draft, String author) {
        var alreadyPublished =
                missions.current().filter(version -> version.mission().equals(draft.mission()));
        var version = alreadyPublished.isPresent()
                ? alreadyPublished.get()
                : missions.publish(draft.mission(), author, draft.begun());
        applyServiceLevelTime(draft, author);
        draftService.change(
                draft.id().toString(), draft.revision(), author, each -> each.publishedAs(version.number()));
        return version;
    }

    /** Sets the time from the week in which the mission takes effect; earlier weeks do not change. */
    private void applyServiceLevelTime(Draft draft, String author) {
        var seconds = draft.withinSeconds();
        if (seconds != null) {
            var kpi = kpiRegistry.get(SERVICE_LEVEL);
            var from = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
            var now = settings.timeline().in(kpi, from);
            kpiSettingsService.set(kpi, from, now.withTime(seconds), author);
        }
    }

    /** The current time T of the service level, in seconds, for the week of the first day of the draft. */
    public int currentServiceLevelSeconds(Draft draft) {
        var from = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        return settings.timeline().in(kpiRegistry.get(SERVICE_LEVEL), from).withinSeconds();
    }
}
