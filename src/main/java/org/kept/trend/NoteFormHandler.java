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

/** Passes the two forms of a trend page to {@link Notes}. */
@ApplicationScoped
class NoteFormHandler {

    static final String CLAUSE = "clause:";
    static final String EVERYTHING = "everything";
    private static final int CONFLICT = 409;

    /** The form that resets limits. */
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
            return new TrendPage.NoteFormInput(true, text(from), text(because), "", "", "", "", text(team));
        }
    }

    /** The form for an annotation. */
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
                    true,
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

    /** Saves a note and returns its first day. */
    LocalDate annotate(Kpi kpi, AnnotationForm form, NoteAuthor author) {
        var from = date("day", text(form.day));
        var to = text(form.until).isEmpty() ? null : date("until", text(form.until));
        var about = text(form.about);
        var clause = about.startsWith(CLAUSE) ? about.substring(CLAUSE.length()) : null;
        var kpiCode = clause == null && !about.equals(EVERYTHING) ? kpi.code() : null;
        notes.annotate(from, to, text(form.text), new AnnotationSubject(kpiCode, clause, team(form.team)), author);
        return from;
    }

    void remove(Kpi kpi, String kind, String id, NoteAuthor author) {
        if (kind.equals("phases")) {
            notes.deletePhase(kpi, Notes.id(id), author);
        } else {
            notes.deleteAnnotation(Notes.id(id), author);
        }
    }

    /** The possible subjects of a note: the KPI, a clause that it measures, or everything. */
    static List<TrendPage.SubjectOption> subjectOptions(Kpi kpi, List<TrendPage.MeasureReason> reasons, String chosen) {
        var options = new ArrayList<TrendPage.SubjectOption>();
        options.add(new TrendPage.SubjectOption("", "This KPI: " + kpi.name(), chosen.isEmpty()));
        reasons.forEach(each -> options.add(new TrendPage.SubjectOption(
                CLAUSE + each.code(),
                "All KPIs that measure “… " + each.quote() + " …”",
                chosen.equals(CLAUSE + each.code()))));
        options.add(new TrendPage.SubjectOption(EVERYTHING, "Every KPI", chosen.equals(EVERYTHING)));
        return List.copyOf(options);
    }

    /**
     * The errors of a problem, each assigned to a field of the forms.
     *
     * @throws Problem the same, if no field of the forms could correct it
     */
    static List<InputError> fieldErrors(Problem problem) {
        if (problem.status() == CONFLICT) {
            return List.of(InputError.at("/from", "phase.exists", problem.detail()));
        }
        if (problem.errors().isEmpty()) {
            throw problem;
        }
        return problem.errors().stream()
                .map(each -> "/to".equals(each.pointer())
                        ? InputError.at(
                                "/until",
                                each.code(),
                                each.code().equals("to.before-from")
                                        ? "The last day must not be before the first day."
                                        : each.detail())
                        : each)
                .toList();
    }

    private static LocalDate date(String field, String text) {
        try {
            return IsoDates.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "The note was not saved. Correct the field in errors and send it again.",
                    List.of(InputError.at("/" + field, "date.form", "Enter a date such as 2026-11-09.")));
        }
    }

    /** The teams that a note can apply to: those of the caller, and without a team limit the whole company. */
    static List<TrendPage.SubjectOption> teamOptions(List<String> teams, DataScope dataScope, String chosen) {
        var options = new ArrayList<TrendPage.SubjectOption>();
        if (!dataScope.isOfTeams()) {
            options.add(new TrendPage.SubjectOption("", "Whole company", chosen.isEmpty()));
        }
        teams.forEach(
                each -> options.add(new TrendPage.SubjectOption(each, "Team " + each + " only", each.equals(chosen))));
        return List.copyOf(options);
    }

    private static @Nullable String team(@Nullable String typed) {
        var team = text(typed);
        return team.isEmpty() ? null : team;
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }
}
