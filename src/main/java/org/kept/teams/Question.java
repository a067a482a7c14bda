package org.kept.teams;

import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.Cut;
import org.kept.rollup.Dimension;

/**
 * How teams or channels compare over some weeks.
 *
 * @param to the last of the weeks, which is over
 * @param cut one channel, or all of them
 */
record Question(Kpi kpi, Span span, Period to, Dimension by, Cut cut) {

    Period from() {
        return to.plus(1 - span.weeks());
    }

    Question to(Period other) {
        return new Question(kpi, span, other, by, cut);
    }

    Question over(Span other) {
        return new Question(kpi, other, to, by, cut);
    }

    /** The same by the other dimension; what is compared cannot be cut to one of it. */
    Question by(Dimension other) {
        return new Question(kpi, span, to, other, other.within(cut, null));
    }
}
