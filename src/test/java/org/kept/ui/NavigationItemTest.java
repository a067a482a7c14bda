package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NavigationItemTest {

    @Test
    void aPageIsCurrentAtItsOwnAddress() {
        assertThat(NavigationItem.forPath("/", "Scorecard", "/", "/scorecards").current())
                .isEqualTo("page");
    }

    @Test
    void aSectionIsCurrentOnThePagesBelowIt() {
        assertThat(NavigationItem.forPath("/kpis/sla", "KPIs", "/kpis", "/kpis").current())
                .isEqualTo("true");
        assertThat(NavigationItem.forPath("/scorecards/2026-W46", "Scorecard", "/", "/scorecards")
                        .current())
                .isEqualTo("true");
    }

    @Test
    void aPageElsewhereIsNotCurrent() {
        assertThat(NavigationItem.forPath("/kpis-of-others", "KPIs", "/kpis", "/kpis")
                        .current())
                .isNull();
        assertThat(NavigationItem.forPath("/data", "Scorecard", "/", "/scorecards")
                        .current())
                .isNull();
    }
}
