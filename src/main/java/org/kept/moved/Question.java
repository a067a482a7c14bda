package org.kept.moved;

import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.Cut;
import org.kept.rollup.Dimension;

/** What moved a KPI from one week to a later one, within a part of the company. */
record Question(Kpi kpi, Period from, Period to, Dimension by, Cut cut) {

    /** How many weeks lie between the two. */
    long weeks() {
        return from.until(to);
    }

    Question with(Period earlier, Period later) {
        return new Question(kpi, earlier, later, by, cut);
    }

    /** The same by the other dimension; what is split by cannot be cut to one of it. */
    Question by(Dimension other) {
        return new Question(kpi, from, to, other, other.within(cut, null));
    }
}
