package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.kpi.Settings;

/** Sets KPIs otherwise, from a week on, and counts anew what that changes. */
@ApplicationScoped
public class SettingChanges {

    private final KpiSettings settings;
    private final Rebuild rebuild;

    SettingChanges(KpiSettings settings, Rebuild rebuild) {
        this.settings = settings;
        this.rebuild = rebuild;
    }

    /**
     * Sets the KPI so from the week on; a new version, unless it is set so already.
     *
     * @param from null for all history
     */
    public void set(Kpi kpi, @Nullable Period from, Settings next, String author) {
        var timeline = settings.timeline();
        if (from != null && timeline.from(kpi, from).stream().allMatch(next::equals)) {
            return;
        }
        if (from == null
                || timeline.from(kpi, from).stream().anyMatch(set -> set.withinSeconds() != next.withinSeconds())) {
            rebuild.after(() -> settings.add(kpi, from, next, author));
        } else {
            settings.add(kpi, from, next, author);
        }
    }
}
