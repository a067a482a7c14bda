package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.ui.DateFormatter;
import org.kept.ui.EmptyState;
import org.kept.ui.PageUrl;

/** The empty state of a scorecard, and the notice about a week without data, each with the next step. */
@ApplicationScoped
class EmptyScorecard {

    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;

    EmptyScorecard(Missions missions, KpiRegistry kpiRegistry, KpiReader kpiReader) {
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
    }

    /** The empty state that replaces the table; null if the table is shown. */
    @Nullable
    EmptyState emptyState(Scorecard card) {
        if (card.mission().isEmpty()) {
            return withoutMission(missions.history());
        }
        return card.rows().stream().anyMatch(row -> row.value() != null)
                        || lastData().isPresent()
                ? null
                : new EmptyState(
                        "Nothing has been counted yet",
                        "The mission is here; the numbers are not. Kept counts what happens: orders, calls,"
                                + " complaints, answers. Send it the first events, or a CSV file of them.",
                        "/data",
                        "Send the first events");
    }

    private static EmptyState withoutMission(MissionHistory history) {
        return history.versions().stream()
                .min((one, other) -> one.effectiveFrom().compareTo(other.effectiveFrom()))
                .map(MissionVersion::effectiveFrom)
                .map(first -> Period.of(Grain.WEEK, first))
                .map(first -> new EmptyState(
                        "No mission held in this week",
                        "The first one holds from the " + DateFormatter.period(first)
                                + " on; before it nothing is judged.",
                        "/scorecards/" + first.code(),
                        "Show its first week"))
                .orElse(new EmptyState(
                        "There is no mission yet",
                        "A scorecard judges a week by what the company promises. Write the mission down in one"
                                + " statement, and say of each clause what measures it and why.",
                        "/mission",
                        "Write the mission"));
    }

    /** A notice about a complete week without data; null if there is nothing to say. */
    ScorecardPage.@Nullable ScorecardNotice notice(Scorecard card, PageUrl address) {
        if (!card.complete() || card.rows().stream().anyMatch(row -> row.value() != null)) {
            return null;
        }
        if (!card.cut().equals(Slice.ALL)) {
            var all = address.with("team", null).with("channel", null);
            return new ScorecardPage.ScorecardNotice(
                    "Nothing was counted in this part of the company in this week.",
                    all.href(),
                    "Show the whole company");
        }
        return lastData()
                .filter(last -> last.compareTo(card.week()) < 0)
                .map(last -> new ScorecardPage.ScorecardNotice(
                        "Nothing has arrived for a while: the last week with any data is the "
                                + DateFormatter.period(last) + ".",
                        "/scorecards/" + last.code(),
                        "Show that week"))
                .orElse(null);
    }

    private Optional<Period> lastData() {
        return kpiRegistry.all().stream()
                .flatMap(kpi -> kpiReader.extent(kpi, Grain.WEEK).stream())
                .map(KpiReader.DataExtent::last)
                .max(Period::compareTo);
    }
}
