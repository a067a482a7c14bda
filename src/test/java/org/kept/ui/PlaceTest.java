package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void aPageIsCurrentAtItsOwnAddress() {
        assertThat(Place.seenFrom("/", "Scorecard", "/", "/scorecards").current())
                .isEqualTo("page");
    }

    @Test
    void aSectionIsCurrentOnThePagesBelowIt() {
        assertThat(Place.seenFrom("/kpis/sla", "KPIs", "/kpis", "/kpis").current())
                .isEqualTo("true");
        assertThat(Place.seenFrom("/scorecards/2026-W46", "Scorecard", "/", "/scorecards")
                        .current())
                .isEqualTo("true");
    }

    @Test
    void aPageElsewhereIsNotCurrent() {
        assertThat(Place.seenFrom("/kpis-of-others", "KPIs", "/kpis", "/kpis").current())
                .isNull();
        assertThat(Place.seenFrom("/data", "Scorecard", "/", "/scorecards").current())
                .isNull();
    }
}
