package org.kept.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.rollup.Dimension;
import org.kept.rollup.Slice;

class KpiViewRequestTest {

    private static final Kpi SLA = Catalogue.find("sla").orElseThrow();
    private static final Period WEEK = Period.parse("2024-W21");

    @Test
    void aPageWithDefaultsHasAnAddressWithoutParameters() {
        assertThat(address(opening(KpiView.OVER_TIME))).isEqualTo("/kpis/sla");
        assertThat(address(opening(KpiView.MOVED))).isEqualTo("/kpis/sla/moved");
        assertThat(address(opening(KpiView.TEAMS))).isEqualTo("/kpis/sla/teams");
        assertThat(address(opening(KpiView.HOURS))).isEqualTo("/kpis/sla/hours");
        assertThat(address(opening(KpiView.WHY))).isEqualTo("/why/sla");
    }

    @Test
    void thePeriodsOfASpanDependOnThePage() {
        assertThat(opening(KpiView.OVER_TIME).distance()).isEqualTo(26);
        assertThat(opening(KpiView.MOVED).from()).isEqualTo(Period.parse("2024-W20"));
        assertThat(opening(KpiView.TEAMS).from()).isEqualTo(Period.parse("2024-W09"));
        assertThat(opening(KpiView.HOURS).from()).isEqualTo(Period.parse("2024-W18"));
        assertThat(opening(KpiView.WHY).from()).isEqualTo(WEEK);
    }

    @Test
    void anotherLastPeriodKeepsTheDistanceAndIsInTheAddressUnlessDefault() {
        var yearBefore = opening(KpiView.MOVED).from(WEEK.plus(-52));
        assertThat(address(yearBefore)).isEqualTo("/kpis/sla/moved?from=2023-W21");
        var earlier = yearBefore.upTo(WEEK.plus(-1));
        assertThat(address(earlier)).isEqualTo("/kpis/sla/moved?from=2023-W20&to=2024-W20");
        assertThat(earlier.isDefault()).isFalse();
        assertThat(earlier.upTo(WEEK)).isEqualTo(yearBefore);
    }

    @Test
    void anotherGrainKeepsTheSpanWhereItIsOffered() {
        var all = opening(KpiView.OVER_TIME).withSpan(TimeSpan.ALL).upTo(Period.parse("2024-W05"));
        assertThat(address(all)).isEqualTo("/kpis/sla?span=all&to=2024-W05");
        assertThat(address(all.withGrain(Grain.MONTH))).isEqualTo("/kpis/sla?span=all&grain=month&to=2024-02");
        assertThat(address(all.withGrain(Grain.DAY))).isEqualTo("/kpis/sla?grain=day&to=2024-02-04");
        assertThat(all.withGrain(Grain.DAY).span()).isEqualTo(TimeSpan.QUARTER);
    }

    @Test
    void theSpanGrowsUntilItShowsADay() {
        var opening = opening(KpiView.OVER_TIME);
        assertThat(opening.showing(LocalDate.parse("2024-05-20"))).isEqualTo(opening);
        assertThat(address(opening.showing(LocalDate.parse("2023-09-01")))).isEqualTo("/kpis/sla?span=1y");
        assertThat(address(opening.showing(LocalDate.parse("2001-01-01")))).isEqualTo("/kpis/sla?span=all");
    }

    @Test
    void theSplitDimensionHasNoFilter() {
        var north = opening(KpiView.MOVED).of(new Slice("north", null), Dimension.CHANNEL);
        assertThat(address(north)).isEqualTo("/kpis/sla/moved?team=north");
        assertThat(address(north.by(Dimension.TEAM))).isEqualTo("/kpis/sla/moved");
        assertThat(address(opening(KpiView.TEAMS).by(Dimension.CHANNEL))).isEqualTo("/kpis/sla/teams?by=channel");
    }

    @Test
    void otherPagesKeepTheSlice() {
        var north = opening(KpiView.HOURS).of(new Slice("north", "phone"), Dimension.TEAM);
        assertThat(north.address(KpiView.WHY).href()).isEqualTo("/why/sla?team=north&channel=phone");
        assertThat(north.address(KpiView.TEAMS).href()).isEqualTo("/kpis/sla/teams?channel=phone");
        assertThat(north.sliceSuffix()).isEqualTo(", team north, channel phone");
        assertThat(opening(KpiView.HOURS).sliceSuffix()).isEmpty();
        assertThat(north.scorecard(null)).isEqualTo("/?team=north&channel=phone");
        assertThat(north.events(WEEK)).isEqualTo("/events?kpi=sla&week=2024-W21&team=north&channel=phone");
    }

    private static KpiViewRequest opening(KpiView view) {
        return KpiViewRequest.withDefaults(view, SLA, WEEK);
    }

    private static String address(KpiViewRequest request) {
        return request.address().href();
    }
}
