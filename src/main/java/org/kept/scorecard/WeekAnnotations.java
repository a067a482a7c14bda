package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kept.kpi.Kpi;
import org.kept.signal.Annotation;
import org.kept.signal.Notes;
import org.kept.view.ChartNote;

/** Notes about a week that concern the KPIs and clauses on its scorecard. */
@ApplicationScoped
class WeekAnnotations {

    private final Notes notes;

    WeekAnnotations(Notes notes) {
        this.notes = notes;
    }

    /** Phases that begin in the week and annotations that touch it, newest first. */
    List<ChartNote> forWeekOf(Scorecard card) {
        var from = card.week().start();
        var to = card.week().lastDay();
        var kpis =
                card.rows().stream().map(ScorecardRow::kpi).distinct().collect(Collectors.toMap(Kpi::code, Kpi::name));
        var clauses = card.clauses().stream()
                .collect(Collectors.toMap(
                        each -> each.clause().code(), each -> each.clause().quote()));
        var phases = notes.phases(from, to).stream()
                .filter(each -> kpis.containsKey(each.kpi()) && each.appliesTo(card.cut()))
                .map(each -> ChartNote.of(each, kpis.getOrDefault(each.kpi(), "")))
                .toList();
        var annotations = notes.annotations(from, to).stream()
                .filter(each -> each.appliesTo(card.cut()))
                .filter(each -> each.kpi() == null
                        ? each.clause() == null || clauses.containsKey(each.clause())
                        : kpis.containsKey(each.kpi()))
                .map(each -> ChartNote.of(each, subject(each, kpis, clauses)))
                .toList();
        return ChartNote.of(phases, annotations);
    }

    private static String subject(Annotation note, Map<String, String> kpis, Map<String, String> clauses) {
        if (note.kpi() != null) {
            return kpis.getOrDefault(note.kpi(), "");
        }
        return note.clause() == null ? "Everything" : "“… " + clauses.get(note.clause()) + " …”";
    }
}
