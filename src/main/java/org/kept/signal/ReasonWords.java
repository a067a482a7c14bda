package org.kept.signal;

import org.kept.kpi.Kpi;
import org.kept.mission.DatedTarget;
import org.kept.mission.Role;
import org.kept.mission.Target;
import org.kept.ui.Dates;

/** What ties a KPI to a clause, in words: its role and its targets. */
public final class ReasonWords {

    private ReasonWords() {}

    /** What the KPI is to the clause, as a sentence without its full stop. */
    public static String role(Role role) {
        return switch (role) {
            case MEASURES -> "Measures it";
            case PROXY -> "Stands in for what cannot be counted itself";
            case COUNTERWEIGHT -> "Counterweight: shows what the other measures may be bought with";
        };
    }

    /** A target with its beginning: {@code ≥ 80.0% since the week to 4 Oct 2026, agreed by ada@example.org}. */
    public static String target(Kpi kpi, Target target) {
        return Shown.target(kpi, target) + " since the " + Dates.period(target.from())
                + (target.agreedBy() == null ? "" : ", agreed by " + target.agreedBy());
    }

    /** A target with the weeks it was judged by: {@code ≥ 75.0% from the week to … to the week to …}. */
    public static String span(Kpi kpi, DatedTarget target) {
        return Shown.target(kpi, target.target()) + " from the " + Dates.period(target.from())
                + target.last().map(last -> " to the " + Dates.period(last)).orElse(" on");
    }
}
