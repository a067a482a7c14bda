package org.kept.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Missions;
import org.kept.rollup.Slice;
import org.kept.signal.Annotation;
import org.kept.signal.Notes;

/** Notes that concern a KPI: about itself, about a clause that it measures, or about everything. */
@ApplicationScoped
public class ChartNotes {

    private final Notes notes;
    private final Missions missions;

    ChartNotes(Notes notes, Missions missions) {
        this.notes = notes;
        this.missions = missions;
    }

    /** Annotations that touch the days from the first to the last, and all phases begun by the last, newest first. */
    public List<ChartNote> upTo(Kpi kpi, LocalDate from, LocalDate to, Slice slice) {
        var phases = notes.phases(kpi.code(), slice).stream()
                .filter(each -> !each.from().isAfter(to))
                .map(each -> ChartNote.of(each, ""))
                .toList();
        return ChartNote.of(phases, annotations(kpi, from, to, slice));
    }

    /** Annotations and phases that touch the days from the first to the last, newest first. */
    public List<ChartNote> during(Kpi kpi, LocalDate from, LocalDate to, Slice slice) {
        return upTo(kpi, from, to, slice).stream()
                .filter(each -> !each.to().isBefore(from))
                .toList();
    }

    private List<ChartNote> annotations(Kpi kpi, LocalDate from, LocalDate to, Slice slice) {
        var clauses = missions.history().versionIn(Period.of(Grain.WEEK, to)).stream()
                .flatMap(version -> version.mission().clausesFor(kpi.code()).stream())
                .collect(Collectors.toMap(Clause::code, Clause::quote));
        return notes.annotations(from, to).stream()
                .filter(each -> each.appliesTo(kpi.code(), clauses.keySet()) && each.appliesTo(slice))
                .map(each -> ChartNote.of(each, aboutWords(each, clauses)))
                .toList();
    }

    private static String aboutWords(Annotation note, Map<String, String> clauses) {
        if (note.kpi() != null) {
            return "";
        }
        return note.clause() == null
                ? "Shown on every KPI."
                : "Shown on all KPIs that measure “… " + clauses.get(note.clause()) + " …”.";
    }
}
