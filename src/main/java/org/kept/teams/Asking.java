package org.kept.teams;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;
import org.kept.rollup.Cut;
import org.kept.rollup.Dimension;
import org.kept.rollup.Kpis;
import org.kept.signal.LastWeek;
import org.kept.ui.Address;

/** From the parameters of an address to the question, and back. */
@ApplicationScoped
class Asking {

    private final Kpis kpis;
    private final LastWeek last;

    Asking(Kpis kpis, LastWeek last) {
        this.kpis = kpis;
        this.last = last;
    }

    /**
     * The question of those parameters.
     *
     * @throws Problem 404 for a KPI that is none, 400 for parameters that cannot be answered
     */
    Question question(TeamsQuery query) {
        var kpi = kpis.get(query.code);
        var by = by(query.by);
        var cut = by == Dimension.TEAM ? Cut.of(null, query.channel) : Cut.ALL;
        return new Question(kpi, span(query.span), week(kpi, query.to), by, cut);
    }

    private static Span span(@Nullable String code) {
        return code == null || code.isBlank()
                ? Span.USUAL
                : Span.of(code)
                        .orElseThrow(
                                () -> Problem.parameter("span", "'" + code + "' is no span; use 1w, 4w, 13w or 52w."));
    }

    private Period week(Kpi kpi, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return last.of(kpi);
        }
        var week = parsed(text);
        if (week.compareTo(last.complete()) > 0) {
            throw Problem.parameter(
                    "to",
                    week.code() + " is not over, and nobody is compared over it; the last week that is, is "
                            + last.complete().code() + ".");
        }
        return week;
    }

    private static Period parsed(String text) {
        try {
            var period = Period.parse(text);
            if (period.grain() == Grain.WEEK) {
                return period;
            }
        } catch (IllegalArgumentException e) {
            // Told below: whatever it is, it is no week.
        }
        throw Problem.parameter("to", "'" + text + "' is no week; use one such as 2026-W46.");
    }

    private static Dimension by(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Dimension.TEAM : Dimension.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.parameter("by", String.valueOf(e.getMessage()));
        }
    }

    /** Whether the last week is the one that pages open with. */
    boolean isUsual(Question question) {
        return question.to().equals(last.of(question.kpi()));
    }

    /** The page that answers it; what it shows by itself is not in its address. */
    Address address(Question question) {
        return Address.of("/kpis/" + question.kpi().code() + "/teams")
                .with(
                        "span",
                        question.span() == Span.USUAL ? null : question.span().code())
                .with("to", isUsual(question) ? null : question.to().code())
                .with(
                        "by",
                        question.by() == Dimension.TEAM ? null : question.by().code())
                .with("channel", question.cut().channel());
    }
}
