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

/** Changes the settings of KPIs from a week on, and recounts what that affects. */
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
     * Applies settings from a week on, as a new version unless they apply already.
     *
     * @param from null for all history, which begins at the retention horizon if events have to be recounted
     */
    public void set(Kpi kpi, @Nullable Period from, FormulaSettings next, String author) {
        var timeline = settings.timeline();
        if (from != null && timeline.from(kpi, from).stream().allMatch(next::equals)) {
            return;
        }
        if (changesTimes(kpi, from, next, timeline)) {
            var first = recountStart(from);
            recount.recountAfterTimes(
                    first == null ? CustomKpiDefinitions.BEGINNING : first.start(),
                    () -> add(kpi, first, next, author));
        } else {
            Transactions.joining(() -> add(kpi, from, next, author));
        }
    }

    private static boolean changesTimes(
            Kpi kpi, @Nullable Period from, FormulaSettings next, KpiSettingsTimeline timeline) {
        var current = from == null ? timeline.allSettings(kpi) : timeline.from(kpi, from);
        return current.stream().anyMatch(each -> each.withinSeconds() != next.withinSeconds());
    }

    /** The first week to recount: weeks with dropped events keep the settings they were counted with. */
    private @Nullable Period recountStart(@Nullable Period from) {
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
                auditLines(before, null),
                auditLines(next, from == null ? "the beginning" : from.code())));
        return true;
    }

    private static String auditLines(FormulaSettings settings, @Nullable String from) {
        return AuditChange.lines(
                "variant",
                settings.variant(),
                "within",
                settings.withinSeconds() == 0 ? null : settings.withinSeconds() + " s",
                "from",
                from);
    }
}
