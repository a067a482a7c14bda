package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.kept.calendar.Grain;
import org.kept.kpi.Kpi;
import org.kept.mission.KpiCodes;
import org.kept.mission.KpiData;
import org.kept.rollup.Hourly;
import org.kept.rollup.Kpis;
import org.kept.rollup.Readings;
import org.kept.rollup.Splits;
import org.kept.ui.Numbers;

/** What the mission has to know of KPIs, told from the floor that knows both. */
@ApplicationScoped
class MissionPorts implements KpiCodes, KpiData {

    private final Kpis kpis;
    private final Hourly hourly;
    private final Splits splits;
    private final Readings readings;

    MissionPorts(Kpis kpis, Hourly hourly, Splits splits, Readings readings) {
        this.kpis = kpis;
        this.hourly = hourly;
        this.splits = splits;
        this.readings = readings;
    }

    @Override
    public boolean has(String code) {
        return codes().contains(code);
    }

    @Override
    public Set<String> codes() {
        return new LinkedHashSet<>(Kpi.codes(kpis.measures()));
    }

    @Override
    public String name(String code) {
        return kpis.get(code).name();
    }

    @Override
    public String words(String code, double value) {
        return Numbers.value(kpis.get(code).unit().code(), value);
    }

    @Override
    public boolean isPossible(String code, double value) {
        return kpis.get(code).unit().isPossible(value);
    }

    @Override
    public boolean hasHours(String code) {
        return hourly.canBeJudged(kpis.get(code), readings.current(Grain.WEEK));
    }

    @Override
    public boolean hasSegments(String code) {
        return splits.canBeJudged(kpis.get(code), readings.current(Grain.WEEK));
    }

    @Override
    public Set<String> withData() {
        return kpis.withData();
    }

    @Override
    public Optional<LocalDate> lastDay(String code) {
        return kpis.measures().stream()
                .filter(kpi -> kpi.code().equals(code))
                .findFirst()
                .flatMap(kpi -> readings.extent(kpi, Grain.DAY))
                .map(extent -> extent.last().start());
    }
}
