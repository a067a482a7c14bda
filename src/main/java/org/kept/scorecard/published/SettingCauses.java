package org.kept.scorecard.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditEntry;
import org.kept.audit.AuditQuery;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;
import org.kept.scorecard.published.RestatementCause.CauseKind;

/** Causes from settings or a definition of the KPI changed since, and from recounts. */
@ApplicationScoped
class SettingCauses implements RestatementSource {

    private static final int MAX_ENTRIES = 50;

    private final KpiRegistry kpiRegistry;
    private final KpiSettingsStore settings;
    private final Audit audit;

    SettingCauses(KpiRegistry kpiRegistry, KpiSettingsStore settings, Audit audit) {
        this.kpiRegistry = kpiRegistry;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public List<RestatementCause> causes(ChangedRow row) {
        return Stream.concat(row.hasOtherVerdictOnly() ? Stream.of() : ofNumbers(row), changedSample(row).stream())
                .toList();
    }

    private Stream<RestatementCause> ofNumbers(ChangedRow row) {
        var published = row.published();
        var subject = "kpi " + row.kpi();
        return Stream.of(
                        changedSettings(published, row.kpi()),
                        changedCalendar(published, row.kpi()),
                        first(published, AuditAction.KPI_DEFINED, subject)
                                .map(at -> setting(at, "the definition of the KPI changed")),
                        first(published, AuditAction.KPI_REMOVED, subject)
                                .map(at -> setting(at, "the KPI was removed")),
                        first(published, AuditAction.NUMBERS_REBUILT, "")
                                .map(at -> RestatementCause.of(CauseKind.OTHER, at, "all numbers were counted again")))
                .flatMap(Optional::stream);
    }

    private Optional<RestatementCause> changedSettings(PublishedWeek published, String code) {
        return kpiRegistry
                .find(code)
                .map(kpi -> settings.timeline().version(kpi, published.week()))
                .flatMap(version -> Optional.ofNullable(version.created()))
                .map(OffsetDateTime::toInstant)
                .filter(created -> created.isAfter(published.at()))
                .map(created -> setting(created, "the settings of the KPI changed"));
    }

    private Optional<RestatementCause> changedSample(ChangedRow row) {
        if (!row.hasOtherSample()) {
            return Optional.empty();
        }
        var published = row.published();
        return settings.minimumSamples().versions(row.kpi()).stream()
                .filter(version -> version.from() == null || version.from().compareTo(published.week()) <= 0)
                .map(version -> version.created().toInstant())
                .filter(created -> created.isAfter(published.at()))
                .min(Instant::compareTo)
                .map(at -> setting(at, "the smallest sample of the KPI changed"));
    }

    /** The calendar by which the KPI is counted in the week, if it was saved since. */
    private Optional<RestatementCause> changedCalendar(PublishedWeek published, String code) {
        return kpiRegistry
                .find(code)
                .flatMap(kpi -> Optional.ofNullable(settings.timeline()
                        .version(kpi, published.week())
                        .settings()
                        .hours()))
                .flatMap(hours -> first(published, AuditAction.CALENDAR_SAVED, "calendar " + hours.calendar()))
                .map(at -> setting(at, "the calendar of the KPI changed"));
    }

    private static RestatementCause setting(Instant since, String words) {
        return RestatementCause.of(CauseKind.SETTING, since, words);
    }

    /**
     * Time at which the action was first audited since.
     *
     * @param subject empty for any
     */
    private Optional<Instant> first(PublishedWeek published, AuditAction action, String subject) {
        var after = published.at().plus(1, ChronoUnit.MICROS);
        var query = new AuditQuery(action.code(), null, subject.isEmpty() ? null : subject, after, null, null);
        return audit.find(query, MAX_ENTRIES).stream()
                .filter(entry -> subject.isEmpty() || entry.subject().equals(subject))
                .map(AuditEntry::at)
                .min(Instant::compareTo);
    }
}
