package org.kept.view;

import org.kept.access.DataScope;
import org.kept.kpi.Kpi;
import org.kept.mission.EffectiveTarget;
import org.kept.mission.MeasureRole;
import org.kept.mission.Target;
import org.kept.ui.DateFormatter;

/** Describes a measure: its role and its targets. */
public final class MeasureFormatter {

    private MeasureFormatter() {}

    /** The role of the KPI, as a sentence without its full stop. */
    public static String role(MeasureRole role) {
        return switch (role) {
            case MEASURES -> "Direct measure";
            case PROXY -> "Proxy for something that cannot be counted directly";
            case COUNTERWEIGHT -> "Counterweight: shows what improving the other measures may cost";
        };
    }

    /** A target and its beginning: {@code ≥ 80.0% since the week to 4 Oct 2026, agreed by ada@example.org}. */
    public static String target(Kpi kpi, Target target) {
        return KpiFormatter.target(kpi, target) + " since the " + DateFormatter.period(target.from())
                + (target.agreedBy() == null ? "" : ", agreed by " + target.agreedBy());
    }

    /** The same; who agreed to it only for readers who may see people. */
    public static String target(Kpi kpi, Target target, DataScope dataScope) {
        return target(kpi, dataScope.showsPeople() ? target : target.agreedBy(null));
    }

    /** A target and the weeks it applied to: {@code ≥ 75.0% from the week to … to the week to …}. */
    public static String span(Kpi kpi, EffectiveTarget target) {
        return KpiFormatter.target(kpi, target.target()) + " from the " + DateFormatter.period(target.from())
                + target.last()
                        .map(last -> " to the " + DateFormatter.period(last))
                        .orElse(" on");
    }
}
