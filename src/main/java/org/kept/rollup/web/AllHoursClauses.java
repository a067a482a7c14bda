package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Missions;
import org.kept.ui.ListFormatter;

/** Finds clauses that promise all hours and are measured by a KPI that counts only opening hours. */
@ApplicationScoped
class AllHoursClauses {

    private final Missions missions;

    AllHoursClauses(Missions missions) {
        this.missions = missions;
    }

    /** Codes of the clauses of the last published mission that the settings contradict. */
    List<String> contradicted(Kpi kpi, FormulaSettings settings) {
        return settings.hours() == null
                ? List.of()
                : clauses(kpi).map(Clause::code).toList();
    }

    /**
     * The same as a sentence.
     *
     * @param calendar the calendar by which the KPI is counted; empty if every moment counts
     * @return null if no clause is contradicted
     */
    @Nullable
    String sentence(Kpi kpi, String calendar) {
        var quotes = calendar.isEmpty() || !kpi.countsOpenTime()
                ? List.<String>of()
                : clauses(kpi).map(clause -> "“" + clause.quote() + "”").toList();
        return quotes.isEmpty()
                ? null
                : "All hours are promised in " + ListFormatter.list(quotes) + ", but the calendar “" + calendar
                        + "” contradicts that: only time while it is open counts.";
    }

    private Stream<Clause> clauses(Kpi kpi) {
        return missions.history().current().stream()
                .flatMap(version -> version.mission().clausesFor(kpi.code()).stream())
                .filter(Clause::promisesAllHours);
    }
}
