package org.kept.signal;

import java.util.Arrays;
import java.util.List;
import org.kept.kpi.Kpi;
import org.kept.rollup.Cut;
import org.kept.ui.Address;
import org.kept.ui.Choice;

/** The pages that look at one KPI, each from another side. */
public enum KpiView {
    OVER_TIME("Over time", "/kpis/", ""),
    MOVED("What moved it", "/kpis/", "/moved"),
    TEAMS("Teams compared", "/kpis/", "/teams"),
    HOURS("By hour", "/kpis/", "/hours"),
    WHY("Why", "/why/", "");

    private final String name;
    private final String before;
    private final String after;

    KpiView(String name, String before, String after) {
        this.name = name;
        this.before = before;
        this.after = after;
    }

    /** The page's address, for that part of the company. */
    public Address address(Kpi kpi, Cut cut) {
        return Address.of(before + kpi.code() + after)
                .with("team", this == TEAMS ? null : cut.team())
                .with("channel", cut.channel());
    }

    /** The links between the pages of a KPI, as seen from this one. */
    public List<Choice> tabs(Kpi kpi, Cut cut) {
        return Arrays.stream(values())
                .map(view -> Choice.of(view.name, view.address(kpi, cut).href(), view == this))
                .toList();
    }
}
