package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.Period;
import org.kept.database.Transactions;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.Kpi;
import org.kept.rollup.custom.CustomKpiDefinitions;

/** Sets KPIs otherwise, from a week on, and counts anew what that changes. */
@ApplicationScoped
public class KpiSettingsService {

    private final KpiSettingsStore settings;
    private final Recount recount;
    private final RetentionHorizon retentionHorizon;
    private final Audit audit;

    KpiSettingsService(KpiSettingsStore settings, Recount recount, RetentionHorizon retentionHorizon, Audit audit) {
        this.settings = settings;
        this.recount = recount;
        this.retentionHorizon = retentionHorizon;
        this.audit = audit;
    }

    /**
     * Sets the KPI so from the week on; a new version, unless it is set so already.
     *
     * @param from null for all history, which begins where events are kept if they are to be counted anew
     */
    public void set(Kpi kpi, @Nullable Period from, FormulaSettings next, String author) {
        var timeline = settings.timeline();
        if (from != null && timeline.from(kpi, from).stream().allMatch(next::equals)) {
            return;
        }
        if (hasOtherTimes(kpi, from, next, timeline)) {
            var first = recounted(from);
            recount.afterTimes(
                    first == null ? CustomKpiDefinitions.BEGINNING : first.start(),
                    () -> add(kpi, first, next, author));
        } else {
            Transactions.joining(() -> add(kpi, from, next, author));
        }
    }

    private static boolean hasOtherTimes(
            Kpi kpi, @Nullable Period from, FormulaSettings next, KpiSettingsTimeline timeline) {
        var set = from == null ? timeline.ever(kpi) : timeline.from(kpi, from);
        return set.stream().anyMatch(each -> each.withinSeconds() != next.withinSeconds());
    }

    /** Weeks whose events were dropped cannot be counted anew, and so keep the settings they were counted with. */
    private @Nullable Period recounted(@Nullable Period from) {
        retentionHorizon.refresh();
        var first = retentionHorizon.firstWeek();
        return first == null || (from != null && from.compareTo(first) > 0) ? from : first;
    }

    private boolean add(Kpi kpi, @Nullable Period from, FormulaSettings next, String author) {
        var timeline = settings.timeline();
        var before = from == null ? timeline.newest(kpi) : timeline.in(kpi, from);
        settings.add(kpi, from, next, author);
        audit.record(AuditChange.changed(
                AuditAction.SETTING_CHANGED,
                "kpi " + kpi.code(),
                said(before, null),
                said(next, from == null ? "the beginning" : from.code())));
        return true;
    }

    private static String said(FormulaSettings settings, @Nullable String from) {
        return AuditChange.lines(
                "variant",
                settings.variant(),
                "within",
                settings.withinSeconds() == 0 ? null : settings.withinSeconds() + " s",
                "from",
                from);
    }
}
