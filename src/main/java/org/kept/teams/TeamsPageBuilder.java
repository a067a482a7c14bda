package org.kept.teams;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Reading;
import org.kept.rollup.Dimension;
import org.kept.stats.Funnel;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.EmptyState;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;
import org.kept.view.TimeSpan;

/** Builds the page "teams compared". */
final class TeamsPageBuilder {

    /** The table, to which links between its pages lead. */
    private static final String TABLE = "#each";

    private final TeamComparison comparison;
    private final ListedTeams listed;
    private final KpiViewRequest request;
    private final Period last;

    /**
     * @param listed those that the table lists
     * @param last the last complete week
     */
    TeamsPageBuilder(TeamComparison comparison, ListedTeams listed, Period last) {
        this.comparison = comparison;
        this.listed = listed;
        this.request = comparison.request();
        this.last = last;
    }

    TeamsPage page(List<String> channels, String zone) {
        var kpi = request.kpi();
        var funnel = comparison.funnel();
        var teamsNarrative = funnel == null ? null : new TeamsNarrative(comparison, funnel);
        var teamsSeriesBuilder = new TeamsSeriesBuilder(comparison, request.isDefault());
        return new TeamsPage(
                kpi.title(comparison.settings()),
                request.view().tabs(kpi, request.cut()),
                request.scorecard(request.to().equals(last) ? null : request.to()),
                KpiFormatter.value(kpi, comparison.whole()),
                period() + ", " + zone + request.sliceSuffix(),
                teamsNarrative == null ? null : teamsNarrative.headline(),
                teamsNarrative == null || funnel == null || !funnel.corrected() ? null : teamsNarrative.dispersion(),
                empty(),
                spans(),
                weeks(),
                List.of(by(Dimension.TEAM, "Teams"), by(Dimension.CHANNEL, "Channels")),
                channels(channels),
                teamsNarrative == null || funnel == null ? null : teamsSeriesBuilder.plot(funnel, teamsNarrative),
                request.by().code(),
                request.by().plural(),
                teamsSeriesBuilder.rows(listed.shown(), teamsNarrative),
                listed.words(request.by()),
                listed.next() == null
                        ? null
                        : request.address().with("cursor", listed.next()).href() + TABLE,
                listed.before() == 0 ? null : request.address().href() + TABLE,
                teamsNarrative == null || funnel == null
                        ? List.of()
                        : working(teamsNarrative, teamsSeriesBuilder.sampleNoun(), funnel),
                request.downloads());
    }

    /** If the limits are widened, the page already explains the dispersion above. */
    private static List<String> working(TeamsNarrative teamsNarrative, String things, Funnel funnel) {
        return funnel.corrected()
                ? List.of(teamsNarrative.limits(things))
                : List.of(teamsNarrative.limits(things), teamsNarrative.dispersion());
    }

    private String period() {
        return request.span() == TimeSpan.ONE_WEEK
                ? DateFormatter.period(request.to())
                : request.span().words() + ", "
                        + DateFormatter.range(
                                request.from().start(), request.to().lastDay());
    }

    private @Nullable EmptyState empty() {
        if (comparison.why() != null) {
            return new EmptyState(
                    "No comparison",
                    comparison.why(),
                    request.span() == TimeSpan.ONE_WEEK
                            ? trendHref()
                            : request.withSpan(TimeSpan.ONE_WEEK).address().href(),
                    request.span() == TimeSpan.ONE_WEEK ? "See the trend" : "Try a single week");
        }
        if (comparison.funnel() != null) {
            return null;
        }
        return comparison.whole().fold(present -> tooFew(), absent -> noData(absent));
    }

    private EmptyState tooFew() {
        var named = comparison.standings().stream()
                .filter(each -> each.part().name() != null)
                .findFirst();
        var other = request.by() == Dimension.TEAM ? Dimension.CHANNEL : Dimension.TEAM;
        return new EmptyState(
                "Nothing to compare with",
                named.map(only -> "All data is from " + only.part().name() + ".")
                                .orElse("No data in these weeks has a "
                                        + request.by().code() + ".")
                        + " Send a " + request.by().code() + " with each event to compare "
                        + request.by().plural() + " here.",
                named.isPresent() ? request.by(other).address().href() : "/data",
                named.isPresent() ? "Compare " + other.plural() : "Send events");
    }

    private EmptyState noData(Reading.Absent absent) {
        return new EmptyState(
                "No data to compare", absent.during("in the " + period()).why(), trendHref(), "See the trend");
    }

    private String trendHref() {
        return request.address(KpiView.OVER_TIME).href();
    }

    private List<Choice> spans() {
        var choices = new ArrayList<Choice>();
        for (var span : request.view().spans(request.grain())) {
            choices.add(new Choice(
                    span.words(), request.withSpan(span).address().href(), span == request.span(), span.key()));
        }
        return choices;
    }

    private List<Choice> weeks() {
        var choices = new ArrayList<Choice>();
        var before = request.to().plus(-request.span().weeks());
        choices.add(new Choice("← " + name(before), link(before), false, "ArrowLeft"));
        choices.add(Choice.of(name(request.to()), link(request.to()), true));
        if (request.to().compareTo(last) < 0) {
            var after = request.to().plus(request.span().weeks());
            var shown = after.compareTo(last) < 0 ? after : last;
            choices.add(new Choice(name(shown) + " →", link(shown), false, "ArrowRight"));
        }
        return choices;
    }

    private String link(Period to) {
        return request.upTo(to).address().href();
    }

    private static String name(Period week) {
        return "To " + DateFormatter.dayOfMonth(week.lastDay());
    }

    private Choice by(Dimension by, String name) {
        var current = request.by() == by;
        return Choice.of(name, (current ? request : request.by(by)).address().href(), current);
    }

    private List<Choice> channels(List<String> channels) {
        return request.by() == Dimension.TEAM
                ? Choice.ofValues(
                        request.address(),
                        "channel",
                        "All channels",
                        channels,
                        request.cut().channel())
                : List.of();
    }
}
