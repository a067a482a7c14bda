package org.kept.trend;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.IsoDates;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.signal.AnnotationSubject;
import org.kept.signal.NoteAuthor;
import org.kept.signal.Notes;

/** What the two forms of a trend page say, handed to {@link Notes}. */
@ApplicationScoped
class NoteFormHandler {

    static final String CLAUSE = "clause:";
    static final String EVERYTHING = "everything";

    /** Limits begin anew. */
    public static class PhaseForm {

        @RestForm
        @Nullable
        String from;

        @RestForm
        @Nullable
        String because;

        @RestForm
        @Nullable
        String team;

        TrendPage.NoteFormInput typed() {
            return new TrendPage.NoteFormInput(text(from), text(because), "", "", "", "", text(team));
        }
    }

    /** Something happened. */
    public static class AnnotationForm {

        @RestForm
        @Nullable
        String day;

        @RestForm
        @Nullable
        String until;

        @RestForm
        @Nullable
        String text;

        @RestForm
        @Nullable
        String about;

        @RestForm
        @Nullable
        String team;

        TrendPage.NoteFormInput typed() {
            return new TrendPage.NoteFormInput(
                    "",
                    "",
                    NoteFormHandler.text(day),
                    NoteFormHandler.text(until),
                    NoteFormHandler.text(text),
                    NoteFormHandler.text(about),
                    NoteFormHandler.text(team));
        }
    }

    private final Notes notes;

    NoteFormHandler(Notes notes) {
        this.notes = notes;
    }

    void begin(Kpi kpi, PhaseForm form, NoteAuthor author) {
        var day = date("from", text(form.from));
        notes.begin(kpi, Period.of(Grain.WEEK, day), text(form.because), team(form.team), author);
    }

    void annotate(Kpi kpi, AnnotationForm form, NoteAuthor author) {
        var from = date("day", text(form.day));
        var to = text(form.until).isEmpty() ? null : date("until", text(form.until));
        var about = text(form.about);
        var clause = about.startsWith(CLAUSE) ? about.substring(CLAUSE.length()) : null;
        var one = clause == null && !about.equals(EVERYTHING) ? kpi.code() : null;
        notes.annotate(from, to, text(form.text), new AnnotationSubject(one, clause, team(form.team)), author);
    }

    void remove(Kpi kpi, String kind, String id, NoteAuthor author) {
        if (kind.equals("phases")) {
            notes.deletePhase(kpi, Notes.id(id), author);
        } else {
            notes.deleteAnnotation(Notes.id(id), author);
        }
    }

    /** What a note can be about: the KPI, a clause that it measures, everything. */
    static List<TrendPage.SubjectOption> abouts(Kpi kpi, List<TrendPage.MeasureReason> reasons, String chosen) {
        var abouts = new ArrayList<TrendPage.SubjectOption>();
        abouts.add(new TrendPage.SubjectOption("", "This KPI: " + kpi.name(), chosen.isEmpty()));
        reasons.forEach(each -> abouts.add(new TrendPage.SubjectOption(
                CLAUSE + each.code(),
                "All that measures “… " + each.quote() + " …”",
                chosen.equals(CLAUSE + each.code()))));
        abouts.add(new TrendPage.SubjectOption(EVERYTHING, "Every KPI", chosen.equals(EVERYTHING)));
        return List.copyOf(abouts);
    }

    /** The faults of a refusal, each at a field of the forms. */
    List<InputError> atFields(Problem wrong) {
        return wrong.faults().isEmpty()
                ? List.of(InputError.at("/from", "phase.exists", wrong.detail()))
                : wrong.faults().stream()
                        .map(each -> "/to".equals(each.pointer())
                                ? InputError.at("/until", each.code(), "The last day is before the first.")
                                : each)
                        .toList();
    }

    private static LocalDate date(String field, String text) {
        try {
            return IsoDates.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "The note is not acceptable.",
                    List.of(InputError.at("/" + field, "date.form", "This must be a date such as 2026-11-09.")));
        }
    }

    /** Whose it can be: the whole company's where whoever notes is of no team, and each of their teams'. */
    static List<TrendPage.SubjectOption> whose(List<String> teams, DataScope dataScope, String chosen) {
        var whose = new ArrayList<TrendPage.SubjectOption>();
        if (!dataScope.isOfTeams()) {
            whose.add(new TrendPage.SubjectOption("", "The whole company", chosen.isEmpty()));
        }
        teams.forEach(
                each -> whose.add(new TrendPage.SubjectOption(each, "Team " + each + " alone", each.equals(chosen))));
        return List.copyOf(whose);
    }

    private static @Nullable String team(@Nullable String typed) {
        var team = text(typed);
        return team.isEmpty() ? null : team;
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }
}
