package org.kept.access;

import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One name that a key is limited to, as it is kept. */
@Embeddable
record KeyLimit(String kind, String name) {

    private static final String SOURCE = "source";
    private static final String KPI = "kpi";
    private static final String TEAM = "team";

    static Set<KeyLimit> of(Reach reach) {
        return Stream.of(of(SOURCE, reach.sources()), of(KPI, reach.kpis()), of(TEAM, reach.teams()))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
    }

    static Reach reach(Collection<KeyLimit> limits) {
        return new Reach(names(limits, SOURCE), names(limits, KPI), names(limits, TEAM));
    }

    private static Stream<KeyLimit> of(String kind, Set<String> names) {
        return names.stream().map(name -> new KeyLimit(kind, name));
    }

    private static Set<String> names(Collection<KeyLimit> limits, String kind) {
        return limits.stream()
                .filter(limit -> limit.kind().equals(kind))
                .map(KeyLimit::name)
                .collect(Collectors.toSet());
    }
}
