package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.Period;
import org.kept.database.Transactions;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;
import org.kept.rollup.custom.CustomKpiDefinitions;
import org.kept.workingtime.Calendars;

/** Changes the settings of KPIs from a week on, and recounts what that affects. */
@ApplicationScoped
public class KpiSettingsService {

    private final KpiSettingsStore settings;
    private final Recount recount;
    private final Calendars calendars;
    private final Audit audit;

    KpiSettingsService(KpiSettingsStore settings, Recount recount, Calendars calendars, Audit audit) {
        this.settings = settings;
        this.recount = recount;
        this.calendars = calendars;
        this.audit = audit;
    }

    /**
     * Applies settings from a week on, as a new version unless they apply already.
     *
     * @param from null for all history, which begins at the retention horizon if events have to be recounted
     * @throws Problem 409 if the calendar was removed meanwhile
     */
    public void set(Kpi kpi, @Nullable Period from, FormulaSettings next, String author) {
        var timeline = settings.timeline();
        if (from != null && timeline.from(kpi, from).stream().allMatch(next::equals)) {
            return;
        }
        if (changesTimes(kpi, from, next, timeline)) {
            var first = recount.recountStart(from);
            recount.recountAfterTimes(
                    kpi,
                    first == null ? CustomKpiDefinitions.BEGINNING : first.start(),
                    () -> add(kpi, first, next, author));
        } else {
            Transactions.joining(() -> add(kpi, from, next, author));
        }
    }

    private static boolean changesTimes(
            Kpi kpi, @Nullable Period from, FormulaSettings next, KpiSettingsTimeline timeline) {
        var current = from == null ? timeline.allSettings(kpi) : timeline.from(kpi, from);
        return current.stream()
                .anyMatch(each -> each.withinSeconds() != next.withinSeconds()
                        || !Objects.equals(each.hours(), next.hours()));
    }

    private boolean add(Kpi kpi, @Nullable Period from, FormulaSettings next, String author) {
        var hours = next.hours();
        if (hours != null && !calendars.history().has(hours.calendar())) {
            throw Problem.conflict("The calendar '" + hours.calendar() + "' has just been removed. Nothing was changed.");
        }
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
        var hours = settings.hours();
        return AuditChange.lines(
                "variant",
                settings.variant(),
                "within",
                settings.withinSeconds() == 0 ? null : settings.withinSeconds() + " s",
                "hours",
                hours == null ? null : hours.calendar(),
                "outside",
                hours == null ? null : hours.outside().code(),
                "from",
                from);
    }
}
