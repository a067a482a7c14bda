package org.kept.rollup.custom;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.kept.kpi.CustomKpiFactory;
import org.kept.types.EventTypeUse;

/** Event types that custom KPIs count. */
@ApplicationScoped
class CountedEventTypes implements EventTypeUse {

    private final CustomKpiStore customKpis;

    CountedEventTypes(CustomKpiStore customKpis) {
        this.customKpis = customKpis;
    }

    @Override
    public List<String> usesOf(String code) {
        return customKpis.load().configured().stream()
                .filter(kpi -> kpi.ratio()
                        .sides()
                        .anyMatch(side -> side.filter().type().code().equals(code)))
                .map(kpi -> "the KPI '" + kpi.code() + "' counts it")
                .toList();
    }

    @Override
    public List<FieldUse> fieldUses(String code) {
        return customKpis.load().configured().stream()
                .flatMap(kpi -> kpi.ratio()
                        .sides()
                        .filter(side -> side.filter().type().code().equals(code))
                        .flatMap(side -> fieldUses(kpi.name(), side)))
                .toList();
    }

    private static Stream<FieldUse> fieldUses(String kpi, CustomKpiFactory.EventSum side) {
        return Stream.concat(
                side.isSum()
                        ? Stream.of(new FieldUse(side.member(), true, "The KPI '" + kpi + "' adds up " + side.member()))
                        : Stream.<FieldUse>empty(),
                side.filter().where().keySet().stream()
                        .map(member -> new FieldUse(member, false, "The KPI '" + kpi + "' counts by " + member)));
    }
}
