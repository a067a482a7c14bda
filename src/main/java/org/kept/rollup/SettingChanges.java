package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Act;
import org.kept.audit.Audit;
import org.kept.audit.Change;
import org.kept.calendar.Period;
import org.kept.database.Transactions;
import org.kept.kpi.Kpi;
import org.kept.kpi.Settings;

/** Sets KPIs otherwise, from a week on, and counts anew what that changes. */
@ApplicationScoped
public class SettingChanges {

    private final KpiSettings settings;
    private final Recount recount;
    private final Audit audit;

    SettingChanges(KpiSettings settings, Recount recount, Audit audit) {
        this.settings = settings;
        this.recount = recount;
        this.audit = audit;
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
            recount.afterTimes(from == null ? Definitions.BEGINNING : from.start(), () -> add(kpi, from, next, author));
        } else {
            Transactions.joining(() -> add(kpi, from, next, author));
        }
    }

    private boolean add(Kpi kpi, @Nullable Period from, Settings next, String author) {
        var timeline = settings.timeline();
        var before = from == null ? timeline.newest(kpi) : timeline.in(kpi, from);
        settings.add(kpi, from, next, author);
        audit.record(Change.changed(
                Act.SETTING_CHANGED,
                "kpi " + kpi.code(),
                said(before, null),
                said(next, from == null ? "the beginning" : from.code())));
        return true;
    }

    private static String said(Settings settings, @Nullable String from) {
        return Change.lines(
                "variant",
                settings.variant(),
                "within",
                settings.withinSeconds() == 0 ? null : settings.withinSeconds() + " s",
                "from",
                from);
    }
}
