package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kept.calendar.Grain;
import org.kept.kpi.Kpi;
import org.kept.mission.KpiDataAvailability;
import org.kept.mission.MeasurableKpis;
import org.kept.rollup.HourlyKpiReader;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSplitter;
import org.kept.ui.ComparedFigures;

/** Answers the mission's questions about KPIs, in a layer that may depend on both. */
@ApplicationScoped
class MissionKpiAdapter implements MeasurableKpis, KpiDataAvailability {

    private final KpiRegistry kpiRegistry;
    private final HourlyKpiReader hourlyKpiReader;
    private final KpiSplitter kpiSplitter;
    private final KpiReader kpiReader;

    MissionKpiAdapter(
            KpiRegistry kpiRegistry, HourlyKpiReader hourlyKpiReader, KpiSplitter kpiSplitter, KpiReader kpiReader) {
        this.kpiRegistry = kpiRegistry;
        this.hourlyKpiReader = hourlyKpiReader;
        this.kpiSplitter = kpiSplitter;
        this.kpiReader = kpiReader;
    }

    @Override
    public boolean has(String code) {
        return codes().contains(code);
    }

    @Override
    public Set<String> codes() {
        return new LinkedHashSet<>(Kpi.codes(kpiRegistry.measures()));
    }

    @Override
    public String name(String code) {
        return kpiRegistry.get(code).name();
    }

    @Override
    public String format(String code, double value) {
        return ComparedFigures.ofBounds(kpiRegistry.get(code).display(), List.of(value))
                .value(value);
    }

    @Override
    public boolean isPossible(String code, double value) {
        return kpiRegistry.get(code).unit().isPossible(value);
    }

    @Override
    public boolean hasHours(String code) {
        return hourlyKpiReader.canBeJudged(kpiRegistry.get(code), kpiReader.currentPeriod(Grain.WEEK));
    }

    @Override
    public boolean hasSegments(String code) {
        return kpiSplitter.canBeJudged(kpiRegistry.get(code), kpiReader.currentPeriod(Grain.WEEK));
    }

    @Override
    public Set<String> withData() {
        return kpiRegistry.codesWithData();
    }

    @Override
    public Optional<LocalDate> lastDay(String code) {
        return kpiRegistry.measures().stream()
                .filter(kpi -> kpi.code().equals(code))
                .findFirst()
                .flatMap(kpi -> kpiReader.extent(kpi, Grain.DAY))
                .map(extent -> extent.last().start());
    }
}
