package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Map;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Formula;
import org.kept.kpi.Kpi;
import org.kept.kpi.Settings;
import org.kept.kpi.Tally;
import org.kept.ui.Dates;

/**
 * KPIs apart for each team or channel: each part reads as it does on its own page, figures before events, and what is left of the
 * whole names none.
 */
@ApplicationScoped
public class Splits {

    private final TallyReader tallies;
    private final FigureStore figures;
    private final KpiSettings settings;

    Splits(TallyReader tallies, FigureStore figures, KpiSettings settings) {
        this.tallies = tallies;
        this.figures = figures;
        this.settings = settings;
    }

    /** The KPI over the periods from the first to the last, both included, within the cut. */
    public Split split(Kpi kpi, Period from, Period to, Cut cut, Dimension by) {
        var timeline = settings.timeline();
        var set = timeline.in(kpi, to);
        for (var period : from.to(to)) {
            if (!timeline.in(kpi, period).equals(set)) {
                return new Split.Refused("It has been counted differently since the "
                        + Dates.period(firstOf(timeline, kpi, from, to, set))
                        + "; numbers from before and after that do not add up.");
            }
        }
        var formula = kpi.formula(set);
        if (formula.inputs().stream().anyMatch(CustomerReader.DISTINCT::contains)) {
            return new Split.Refused(
                    "A customer can have ordered from two " + by.many() + ", so it is no sum over " + by.many() + ".");
        }
        var found = figures.find(kpi.code(), from.grain(), from.start(), to.end(), cut);
        var given = Given.of(found, from.grain(), cut);
        var cells = cells(formula, from, to, cut);
        var days = given.needsDays() ? cells(formula, day(from), dayOfLast(to), cut) : none();
        return new Splitting(formula, set, from.to(to), cut, by, found, cells, days).split();
    }

    private static Period firstOf(KpiSettings.Timeline timeline, Kpi kpi, Period from, Period to, Settings last) {
        var first = to;
        while (first.compareTo(from) > 0 && timeline.in(kpi, first.plus(-1)).equals(last)) {
            first = first.plus(-1);
        }
        return first;
    }

    private Map<Period, Map<Cell, Tally>> cells(Formula formula, Period from, Period to, Cut cut) {
        return tallies.readCells(formula.inputs(), from, to, cut);
    }

    private static Map<Period, Map<Cell, Tally>> none() {
        return Collections.emptyMap();
    }

    private static Period day(Period period) {
        return Period.of(Grain.DAY, period.start());
    }

    private static Period dayOfLast(Period period) {
        return Period.of(Grain.DAY, period.lastDay());
    }
}
