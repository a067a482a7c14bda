package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NavigationItemTest {

    @Test
    void aPageIsCurrentAtItsOwnAddress() {
        assertThat(NavigationItem.seenFrom("/", "Scorecard", "/", "/scorecards").current())
                .isEqualTo("page");
    }

    @Test
    void aSectionIsCurrentOnThePagesBelowIt() {
        assertThat(NavigationItem.seenFrom("/kpis/sla", "KPIs", "/kpis", "/kpis")
                        .current())
                .isEqualTo("true");
        assertThat(NavigationItem.seenFrom("/scorecards/2026-W46", "Scorecard", "/", "/scorecards")
                        .current())
                .isEqualTo("true");
    }

    @Test
    void aPageElsewhereIsNotCurrent() {
        assertThat(NavigationItem.seenFrom("/kpis-of-others", "KPIs", "/kpis", "/kpis")
                        .current())
                .isNull();
        assertThat(NavigationItem.seenFrom("/data", "Scorecard", "/", "/scorecards")
                        .current())
                .isNull();
    }
}
