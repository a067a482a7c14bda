package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kept.kpi.Kpi;
import org.kept.signal.Annotation;
import org.kept.signal.Notes;
import org.kept.view.ChartNote;

/** What people noted about a week, of the KPIs and clauses that its scorecard shows. */
@ApplicationScoped
class WeekAnnotations {

    private final Notes notes;

    WeekAnnotations(Notes notes) {
        this.notes = notes;
    }

    /** The phases that begin in the week and the annotations that touch it, the newest first. */
    List<ChartNote> in(Scorecard card) {
        var from = card.week().start();
        var to = card.week().lastDay();
        var kpis =
                card.rows().stream().map(ScorecardRow::kpi).distinct().collect(Collectors.toMap(Kpi::code, Kpi::name));
        var clauses = card.clauses().stream()
                .collect(Collectors.toMap(
                        each -> each.clause().code(), each -> each.clause().quote()));
        var phases = notes.phases(from, to).stream()
                .filter(each -> kpis.containsKey(each.kpi()) && each.concerns(card.cut()))
                .map(each -> ChartNote.of(each, kpis.getOrDefault(each.kpi(), "")))
                .toList();
        var annotations = notes.annotations(from, to).stream()
                .filter(each -> each.concerns(card.cut()))
                .filter(each -> each.kpi() == null
                        ? each.clause() == null || clauses.containsKey(each.clause())
                        : kpis.containsKey(each.kpi()))
                .map(each -> ChartNote.of(each, about(each, kpis, clauses)))
                .toList();
        return ChartNote.of(phases, annotations);
    }

    private static String about(Annotation note, Map<String, String> kpis, Map<String, String> clauses) {
        if (note.kpi() != null) {
            return kpis.getOrDefault(note.kpi(), "");
        }
        return note.clause() == null ? "Everything" : "“… " + clauses.get(note.clause()) + " …”";
    }
}
