package org.kept.moved;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.rollup.Dimension;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.EmptyState;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;

/** Builds the page "what moved it". */
final class MovedPageBuilder {

    private static final int WEEKS_A_YEAR = 52;

    private final KpiChange kpiChange;
    private final KpiViewRequest request;
    private final Period last;
    private final @Nullable Period first;

    /**
     * @param last the last complete week
     * @param first the first week with data; null if there is none
     */
    MovedPageBuilder(KpiChange kpiChange, Period last, @Nullable Period first) {
        this.kpiChange = kpiChange;
        this.request = kpiChange.request();
        this.last = last;
        this.first = first;
    }

    MovedPage page(List<String> teams, List<String> channels, String zone, DataScope dataScope) {
        var kpi = request.kpi();
        var movedNarrative = MovedNarrative.of(kpiChange);
        var mix = kpiChange.mix();
        return new MovedPage(
                kpi.title(kpiChange.settings()),
                request.view().tabs(kpi, request.cut()),
                request.scorecard(request.to().equals(last) ? null : request.to()),
                change(),
                MovedTableBuilder.weeks(request) + ", " + zone + request.sliceSuffix(),
                movedNarrative == null ? null : movedNarrative.headline(),
                movedNarrative == null ? null : movedNarrative.chartSentence(),
                empty(),
                weeks(),
                compared(),
                by(),
                parts(teams, channels),
                request.by() == Dimension.TEAM ? "Channel" : "Team",
                movedNarrative == null || mix == null
                        ? null
                        : new MovedTableBuilder(kpiChange, mix, movedNarrative, request.isDefault()).table(),
                ExcludedNotice.of(kpi, kpiChange.excludedBefore(), dataScope),
                ExcludedNotice.of(kpi, kpiChange.excludedAfter(), dataScope),
                request.downloads());
    }

    private @Nullable String change() {
        var before = kpiChange.before().value();
        var after = kpiChange.after().value();
        if (before.isEmpty() || after.isEmpty()) {
            return null;
        }
        var figures = KpiFormatter.distinguished(request.kpi(), null, before.getAsDouble(), after.getAsDouble());
        return figures.figure(before.getAsDouble()) + " → " + figures.figure(after.getAsDouble());
    }

    private @Nullable EmptyState empty() {
        if (kpiChange.alone() != null) {
            var other = request.by() == Dimension.TEAM ? Dimension.CHANNEL : Dimension.TEAM;
            var of = kpiChange.alone().isEmpty()
                    ? "No data in these weeks has a " + request.by().code() + "."
                    : "All data in these weeks is from one " + request.by().code() + ", " + kpiChange.alone() + ".";
            return new EmptyState(
                    "Nothing to split", of, request.by(other).address().href(), "Split by " + other.code());
        }
        return kpiChange.why() == null
                ? null
                : new EmptyState(
                        "No split of this change",
                        kpiChange.why(),
                        request.address(KpiView.OVER_TIME).href(),
                        "See the trend");
    }

    private List<Choice> weeks() {
        var choices = new ArrayList<Choice>();
        var before = request.to().plus(-1);
        choices.add(new Choice("← " + name(before), link(before), false, "ArrowLeft"));
        choices.add(Choice.of(name(request.to()), link(request.to()), true));
        if (request.to().compareTo(last) < 0) {
            var after = request.to().plus(1);
            choices.add(new Choice(name(after) + " →", link(after), false, "ArrowRight"));
        }
        return choices;
    }

    /** A link to the same comparison up to another week, the same number of weeks apart. */
    private String link(Period to) {
        return request.upTo(to).address().href();
    }

    private static String name(Period week) {
        return "Week to " + DateFormatter.dayOfMonth(week.lastDay());
    }

    private List<Choice> compared() {
        var choices = new ArrayList<Choice>();
        add(choices, 1, "Previous week");
        add(choices, 4, "4 weeks before");
        add(choices, WEEKS_A_YEAR, "52 weeks before");
        if (choices.stream().noneMatch(Choice::current)) {
            choices.add(Choice.of(
                    "The " + DateFormatter.period(request.from()),
                    request.address().href(),
                    true));
        }
        return choices;
    }

    private void add(List<Choice> choices, int weeks, String name) {
        var from = request.to().plus(-weeks);
        if (request.distance() == weeks || (first != null && first.compareTo(from) <= 0)) {
            choices.add(Choice.of(name, request.from(from).address().href(), request.distance() == weeks));
        }
    }

    private List<Choice> by() {
        return List.of(by(Dimension.TEAM, "By team"), by(Dimension.CHANNEL, "By channel"));
    }

    private Choice by(Dimension by, String name) {
        var current = request.by() == by;
        return Choice.of(name, (current ? request : request.by(by)).address().href(), current);
    }

    private List<Choice> parts(List<String> teams, List<String> channels) {
        var here = request.address().with("by", request.by().code());
        return request.by() == Dimension.TEAM
                ? Choice.ofValues(
                        here, "channel", "All channels", channels, request.cut().channel())
                : Choice.ofValues(
                        here, "team", "All teams", teams, request.cut().team());
    }
}
