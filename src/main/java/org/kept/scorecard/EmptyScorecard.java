package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
import org.kept.ui.Banner;
import org.kept.ui.DateFormatter;
import org.kept.ui.EmptyState;
import org.kept.ui.PageUrl;

/** The empty state of a scorecard, and the notice about a week without data, each with the next step. */
@ApplicationScoped
class EmptyScorecard {

    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final Instance<Banner> banners;

    EmptyScorecard(Missions missions, KpiRegistry kpiRegistry, KpiReader kpiReader, @Any Instance<Banner> banners) {
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.banners = banners;
    }

    /** The empty state that replaces the table; null if the table is shown. */
    @Nullable
    EmptyState emptyState(Scorecard card) {
        var loading = card.hasData() ? Optional.<EmptyState>empty() : loading(card);
        if (loading.isPresent()) {
            return loading.get();
        }
        if (card.mission().isEmpty()) {
            return withoutMission(missions.history());
        }
        return card.hasData() || lastData().isPresent()
                ? null
                : new EmptyState(
                        "No data yet",
                        "Your mission is published. Send events (orders, calls, complaints, survey answers) or import"
                                + " a CSV file, and each week is judged against it.",
                        "/data",
                        "Send events");
    }

    /** While data is being loaded nothing is missing: the week is not there yet. The notice on the page has the count. */
    private Optional<EmptyState> loading(Scorecard card) {
        return banners.stream()
                .filter(Banner::isLoading)
                .findFirst()
                .map(banner -> new EmptyState(
                        "Loading data",
                        "The numbers of this week follow when all events are loaded.",
                        "/scorecards/" + card.week().code(),
                        "Reload this page"));
    }

    private static EmptyState withoutMission(MissionHistory history) {
        return history.versions().stream()
                .min((one, other) -> one.effectiveFrom().compareTo(other.effectiveFrom()))
                .map(MissionVersion::effectiveFrom)
                .map(first -> Period.of(Grain.WEEK, first))
                .map(first -> new EmptyState(
                        "No mission in effect this week",
                        "The first mission is in effect from the " + DateFormatter.period(first)
                                + ". Earlier weeks are not judged.",
                        "/scorecards/" + first.code(),
                        "Show first week"))
                .orElse(new EmptyState(
                        "No mission yet",
                        "The scorecard judges each week against your mission. Write the statement, then link each clause"
                                + " to the KPIs that measure it, with a reason.",
                        "/mission",
                        "Write mission"));
    }

    /** A notice about a complete week without data; null if there is nothing to say. */
    ScorecardPage.@Nullable ScorecardNotice notice(Scorecard card, PageUrl address) {
        if (!card.complete() || card.hasData()) {
            return null;
        }
        if (!card.cut().equals(Slice.ALL)) {
            var all = address.with("team", null).with("channel", null);
            return new ScorecardPage.ScorecardNotice(
                    "No data for this team or channel this week.", all.href(), "Show whole company");
        }
        return lastData()
                .filter(last -> last.compareTo(card.week()) < 0)
                .map(last -> new ScorecardPage.ScorecardNotice(
                        "No recent data. The last week with data is the " + DateFormatter.period(last) + ".",
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
