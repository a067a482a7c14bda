package org.kept.workshop.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.FormulaSettings;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsService;
import org.kept.rollup.KpiSettingsStore;

/** Publishes a draft as the next version of the mission and sets its times. */
@ApplicationScoped
public class DraftPublisher {

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
        applyTimes(draft, author);
        draftService.change(
                draft.id().toString(), draft.revision(), author, each -> each.publishedAs(version.number()));
        return version;
    }

    /** Sets the times from the week in which the mission takes effect; earlier weeks do not change. */
    private void applyTimes(Draft draft, String author) {
        var from = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        draft.times().forEach((code, time) -> {
            var kpi = kpiRegistry.get(code);
            kpiSettingsService.set(kpi, from, time.in(settings.timeline().in(kpi, from), kpi), author);
        });
    }

    /** The current settings of the KPIs whose times a draft sets, in the week of its first day. */
    public Map<String, FormulaSettings> currentTimes(Draft draft) {
        var from = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        var timeline = settings.timeline();
        return DraftTime.KPIS.keySet().stream()
                .collect(Collectors.toMap(code -> code, code -> timeline.in(kpiRegistry.get(code), from)));
    }
}
