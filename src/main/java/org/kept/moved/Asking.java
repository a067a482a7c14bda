package org.kept.moved;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
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
     * @throws Problem 404 for a KPI that is none, 400 for weeks that cannot be compared
     */
    Question question(MovedQuery query) {
        var kpi = kpis.get(query.code);
        var cut = Cut.of(query.team, query.channel);
        var to = week("to", query.to);
        var later = to == null ? last.of(kpi) : to;
        if (later.compareTo(last.complete()) > 0) {
            throw Problem.parameter(
                    "to",
                    later.code() + " is not over, and is compared with nothing; the last week that is, is "
                            + last.complete().code() + ".");
        }
        var from = week("from", query.from);
        var earlier = from == null ? later.plus(-1) : from;
        if (earlier.compareTo(later) >= 0) {
            throw Problem.parameter("from", "from must be a week before " + later.code() + ".");
        }
        return new Question(kpi, earlier, later, by(query.by, cut), cut);
    }

    private static @Nullable Period week(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var period = Period.parse(text);
            if (period.grain() == Grain.WEEK) {
                return period;
            }
        } catch (IllegalArgumentException e) {
            // Told below: whatever it is, it is no week.
        }
        throw Problem.parameter(parameter, "'" + text + "' is no week; use one such as 2026-W46.");
    }

    /** Of one team, what differs is its channels. */
    private static Dimension by(@Nullable String text, Cut cut) {
        if (text == null || text.isBlank()) {
            return cut.team() != null && cut.channel() == null ? Dimension.CHANNEL : Dimension.TEAM;
        }
        try {
            return Dimension.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.parameter("by", String.valueOf(e.getMessage()));
        }
    }

    /** Whether the later week is the one that pages open with. */
    boolean isUsual(Question question) {
        return question.to().equals(last.of(question.kpi()));
    }

    /** The page that answers it; what it shows by itself is not in its address. */
    Address address(Question question) {
        var cut = question.cut();
        var usual = by(null, cut) == question.by();
        return Address.of("/kpis/" + question.kpi().code() + "/moved")
                .with("from", question.weeks() == 1 ? null : question.from().code())
                .with("to", isUsual(question) ? null : question.to().code())
                .with("by", usual ? null : question.by().code())
                .with("team", cut.team())
                .with("channel", cut.channel());
    }
}
