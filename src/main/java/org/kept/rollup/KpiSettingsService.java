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
        set(kpi, from, next, author, null);
    }

    /**
     * The same with a reason.
     *
     * @param because why; null if no one says
     */
    public void set(Kpi kpi, @Nullable Period from, FormulaSettings next, String author, @Nullable String because) {
        var timeline = settings.timeline();
        if (from != null && timeline.from(kpi, from).stream().allMatch(next::equals)) {
            return;
        }
        if (changesTimes(kpi, from, next, timeline)) {
            var first = recount.recountStart(from);
            recount.recountAfterTimes(
                    kpi,
                    first == null ? CustomKpiDefinitions.BEGINNING : first.start(),
                    () -> add(kpi, first, next, author, because));
        } else {
            Transactions.joining(() -> add(kpi, from, next, author, because));
        }
    }

    private static boolean changesTimes(
            Kpi kpi, @Nullable Period from, FormulaSettings next, KpiSettingsTimeline timeline) {
        var current = from == null ? timeline.allSettings(kpi) : timeline.from(kpi, from);
        return current.stream()
                .anyMatch(each ->
                        each.withinSeconds() != next.withinSeconds() || !Objects.equals(each.hours(), next.hours()));
    }

    private boolean add(Kpi kpi, @Nullable Period from, FormulaSettings next, String author, @Nullable String because) {
        var hours = next.hours();
        if (hours != null && !calendars.history().has(hours.calendar())) {
            throw Problem.conflict(
                    "The calendar '" + hours.calendar() + "' has just been removed. Nothing was changed.");
        }
        var timeline = settings.timeline();
        var before = from == null ? timeline.newest(kpi) : timeline.in(kpi, from);
        settings.add(kpi, from, next, author, because);
        record(kpi, auditLines(before, null), auditLines(next, start(from)), because);
        return true;
    }

    /**
     * Judges a KPI by another smallest sample from a week on, as a new version unless it applies already. No number
     * changes.
     *
     * @param from null for all history
     * @param minimum null for that of the installation
     * @param because why; null if no one says
     */
    public void setMinimumSample(
            Kpi kpi, @Nullable Period from, @Nullable Integer minimum, String author, @Nullable String because) {
        Transactions.joining(() -> {
            var samples = settings.minimumSamples();
            var before = samples.from(kpi.code(), from);
            if (Objects.equals(before, minimum)
                    && samples.replaced(kpi.code(), from, minimum).isEmpty()) {
                return false;
            }
            settings.addSample(kpi, from, minimum, author, because);
            record(
                    kpi,
                    AuditChange.lines("smallest sample", before),
                    AuditChange.lines("smallest sample", minimum, "from", start(from)),
                    because);
            return true;
        });
    }

    private void record(Kpi kpi, String before, String after, @Nullable String because) {
        var change = AuditChange.changed(AuditAction.SETTING_CHANGED, "kpi " + kpi.code(), before, after);
        audit.record(because == null ? change : change.withReason(because));
    }

    private static String start(@Nullable Period from) {
        return from == null ? "the beginning" : from.code();
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
