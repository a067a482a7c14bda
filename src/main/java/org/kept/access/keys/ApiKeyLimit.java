package org.kept.access.keys;

import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kept.access.DataScope;

/** One source, KPI or team that a key is limited to, as stored. */
@Embeddable
record ApiKeyLimit(String kind, String name) {

    private static final String SOURCE = "source";
    private static final String KPI = "kpi";
    private static final String TEAM = "team";

    static Set<ApiKeyLimit> of(DataScope dataScope) {
        return Stream.of(of(SOURCE, dataScope.sources()), of(KPI, dataScope.kpis()), of(TEAM, dataScope.teams()))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
    }

    static DataScope toDataScope(Collection<ApiKeyLimit> limits) {
        return new DataScope(names(limits, SOURCE), names(limits, KPI), names(limits, TEAM));
    }

    private static Stream<ApiKeyLimit> of(String kind, Set<String> names) {
        return names.stream().map(name -> new ApiKeyLimit(kind, name));
    }

    private static Set<String> names(Collection<ApiKeyLimit> limits, String kind) {
        return limits.stream()
                .filter(limit -> limit.kind().equals(kind))
                .map(ApiKeyLimit::name)
                .collect(Collectors.toSet());
    }
}
