package org.kept.trend;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.problem.Fault;
import org.kept.problem.Problem;
import org.kept.signal.Notes;

/** What the two forms of a trend page say, handed to {@link Notes}. */
@ApplicationScoped
class NoteForms {

    /** Limits begin anew. */
    public static class PhaseForm {

        @RestForm
        @Nullable
        String from;

        @RestForm
        @Nullable
        String because;

        TrendPage.Typed typed() {
            return new TrendPage.Typed(text(from), text(because), "", "", "", false);
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
        String everywhere;

        TrendPage.Typed typed() {
            return new TrendPage.Typed("", "", NoteForms.text(day), NoteForms.text(until), NoteForms.text(text), all());
        }

        boolean all() {
            return everywhere != null;
        }
    }

    private final Notes notes;

    NoteForms(Notes notes) {
        this.notes = notes;
    }

    void begin(Kpi kpi, PhaseForm form, String author) {
        var day = date("from", text(form.from));
        notes.begin(kpi, Period.of(Grain.WEEK, day), text(form.because), author);
    }

    void annotate(Kpi kpi, AnnotationForm form, String author) {
        var from = date("day", text(form.day));
        var to = text(form.until).isEmpty() ? null : date("until", text(form.until));
        notes.annotate(from, to, text(form.text), form.all() ? null : kpi.code(), null, author);
    }

    /** The faults of a refusal, each at a field of the forms. */
    List<Fault> atFields(Problem wrong) {
        return wrong.faults().isEmpty()
                ? List.of(Fault.at("/from", "phase.exists", wrong.detail()))
                : wrong.faults().stream()
                        .map(each -> "/to".equals(each.pointer())
                                ? Fault.at("/until", each.code(), "The last day is before the first.")
                                : each)
                        .toList();
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "The note is not acceptable.",
                    List.of(Fault.at("/" + field, "date.form", "This must be a date such as 2026-11-09.")));
        }
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }
}
