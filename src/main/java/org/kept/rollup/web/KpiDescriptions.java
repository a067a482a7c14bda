package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.calendar.Grain;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.custom.CustomKpi;
import org.kept.rollup.custom.CustomKpiJson;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.web.KpiDescription.KpiSettingsView;
import org.kept.rollup.web.KpiDescription.KpiVersionView;
import org.kept.rollup.web.KpiDescription.SampleVersionView;

/** Describes KPIs as the REST API answers them: formula in words, settings in effect, and every version. */
@ApplicationScoped
class KpiDescriptions {

    private final CustomKpiStore customKpis;
    private final KpiSettingsStore settings;
    private final KpiReader kpiReader;
    private final RetentionHorizon retentionHorizon;
    private final AllHoursClauses allHours;

    KpiDescriptions(
            CustomKpiStore customKpis,
            KpiSettingsStore settings,
            KpiReader kpiReader,
            RetentionHorizon retentionHorizon,
            AllHoursClauses allHours) {
        this.customKpis = customKpis;
        this.settings = settings;
        this.kpiReader = kpiReader;
        this.retentionHorizon = retentionHorizon;
        this.allHours = allHours;
    }

    KpiDescription of(Kpi kpi) {
        return of(kpi, settings.timeline());
    }

    List<KpiDescription> of(List<Kpi> kpis) {
        var timeline = settings.timeline();
        return kpis.stream().map(kpi -> of(kpi, timeline)).toList();
    }

    private KpiDescription of(Kpi kpi, KpiSettingsTimeline timeline) {
        var defined = customKpis.current().configured(kpi.code());
        var first = retentionHorizon.firstWeek();
        var version = timeline.version(kpi, kpiReader.currentPeriod(Grain.WEEK));
        return new KpiDescription(
                kpi.code(),
                kpi.name(),
                kpi.unit().code(),
                kpi.better().code(),
                kpi.family().code(),
                kpi.words(version.settings()),
                kpi.note(),
                defined.map(CustomKpi::version).orElse(version.version()),
                version.from() == null ? null : version.from().code(),
                KpiSettingsView.of(kpi, version.settings()),
                kpi.settableVariants(),
                defined.isPresent()
                        ? customKpis.versions(kpi.code()).stream()
                                .map(each -> KpiVersionView.of(each.kpi(), each.asVersion()))
                                .toList()
                        : timeline.versions(kpi).stream()
                                .map(each -> KpiVersionView.of(kpi, each))
                                .toList(),
                defined.isPresent(),
                defined.map(CustomKpiJson::write).orElse(null),
                first == null ? null : first.code(),
                settings.minimumSamples().versions(kpi.code()).stream()
                        .map(SampleVersionView::of)
                        .toList(),
                allHours.contradicted(kpi, version.settings()));
    }
}
