package org.kept.signal;

import java.util.Arrays;
import java.util.List;
import org.kept.kpi.Kpi;
import org.kept.rollup.Cut;
import org.kept.ui.Address;
import org.kept.ui.Choice;

/** The pages that look at one KPI, each from another side. */
public enum KpiView {
    OVER_TIME("Over time", ""),
    MOVED("What moved it", "/moved"),
    TEAMS("Teams compared", "/teams"),
    HOURS("By hour", "/hours");

    private final String name;
    private final String path;

    KpiView(String name, String path) {
        this.name = name;
        this.path = path;
    }

    /** The page's address, for that part of the company. */
    public Address address(Kpi kpi, Cut cut) {
        return Address.of("/kpis/" + kpi.code() + path)
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
