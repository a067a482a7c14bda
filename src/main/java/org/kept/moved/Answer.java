package org.kept.moved;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.rollup.Dimension;
import org.kept.signal.KpiView;
import org.kept.signal.Shown;
import org.kept.ui.Address;
import org.kept.ui.Choice;
import org.kept.ui.Dates;
import org.kept.ui.EmptyState;

/** Words the answer to what moved a KPI. */
final class Answer {

    private static final int YEAR = 52;

    private final Movement movement;
    private final Question question;
    private final Asking asking;
    private final Period last;
    private final @Nullable Period first;

    /**
     * An answer.
     *
     * @param last the last week that is over
     * @param first the first week with data; null where there is none
     */
    Answer(Movement movement, Asking asking, Period last, @Nullable Period first) {
        this.movement = movement;
        this.question = movement.question();
        this.asking = asking;
        this.last = last;
        this.first = first;
    }

    MovedPage page(List<String> teams, List<String> channels, String zone) {
        var kpi = question.kpi();
        var telling = Telling.of(movement);
        var mix = movement.mix();
        return new MovedPage(
                kpi.title(movement.settings()),
                KpiView.MOVED.tabs(kpi, question.cut()),
                scorecard(),
                change(),
                Tabled.weeks(question) + ", " + zone,
                telling == null ? null : telling.lead(),
                telling == null ? null : telling.weight(),
                empty(),
                weeks(),
                compared(),
                by(),
                parts(teams, channels),
                question.by() == Dimension.TEAM ? "Channel" : "Team",
                telling == null || mix == null
                        ? null
                        : new Tabled(movement, mix, telling, asking.isUsual(question)).table());
    }

    private String scorecard() {
        return Address.of(
                        question.to().equals(last)
                                ? "/"
                                : "/scorecards/" + question.to().code())
                .with("team", question.cut().team())
                .with("channel", question.cut().channel())
                .href();
    }

    private @Nullable String change() {
        var before = Shown.value(question.kpi(), movement.before());
        var after = Shown.value(question.kpi(), movement.after());
        return before == null || after == null ? null : before + " → " + after;
    }

    private @Nullable EmptyState empty() {
        if (movement.alone() != null) {
            var other = question.by() == Dimension.TEAM ? Dimension.CHANNEL : Dimension.TEAM;
            var of = movement.alone().isEmpty()
                    ? "names no " + question.by().code()
                    : "is of one " + question.by().code() + ", " + movement.alone();
            return new EmptyState(
                    "There is nothing to split by",
                    "All that was counted in these weeks " + of + ".",
                    asking.address(question.by(other)).href(),
                    "Split it by " + other.code());
        }
        return movement.why() == null
                ? null
                : new EmptyState(
                        "This change cannot be split",
                        movement.why(),
                        KpiView.OVER_TIME
                                .address(question.kpi(), question.cut())
                                .href(),
                        "See it over time");
    }

    private List<Choice> weeks() {
        var choices = new ArrayList<Choice>();
        var before = question.to().plus(-1);
        choices.add(new Choice("← " + name(before), at(before), false, "ArrowLeft"));
        choices.add(Choice.of(name(question.to()), at(question.to()), true));
        if (question.to().compareTo(last) < 0) {
            var after = question.to().plus(1);
            choices.add(new Choice(name(after) + " →", at(after), false, "ArrowRight"));
        }
        return choices;
    }

    /** The same number of weeks apart. */
    private String at(Period to) {
        return asking.address(question.with(to.plus(-question.weeks()), to)).href();
    }

    private static String name(Period week) {
        return "Week to " + Dates.dayOfMonth(week.lastDay());
    }

    private List<Choice> compared() {
        var choices = new ArrayList<Choice>();
        add(choices, 1, "The week before");
        add(choices, 4, "4 weeks before");
        add(choices, YEAR, "52 weeks before");
        if (choices.stream().noneMatch(Choice::current)) {
            choices.add(Choice.of(
                    "The " + Dates.period(question.from()),
                    asking.address(question).href(),
                    true));
        }
        return choices;
    }

    private void add(List<Choice> choices, int weeks, String name) {
        var from = question.to().plus(-weeks);
        if (question.weeks() == weeks || (first != null && first.compareTo(from) <= 0)) {
            choices.add(Choice.of(
                    name, asking.address(question.with(from, question.to())).href(), question.weeks() == weeks));
        }
    }

    private List<Choice> by() {
        return List.of(by(Dimension.TEAM, "By team"), by(Dimension.CHANNEL, "By channel"));
    }

    private Choice by(Dimension by, String name) {
        var current = question.by() == by;
        return Choice.of(
                name, asking.address(current ? question : question.by(by)).href(), current);
    }

    private List<Choice> parts(List<String> teams, List<String> channels) {
        var here = asking.address(question).with("by", question.by().code());
        return question.by() == Dimension.TEAM
                ? Choice.among(
                        here,
                        "channel",
                        "All channels",
                        channels,
                        question.cut().channel())
                : Choice.among(here, "team", "All teams", teams, question.cut().team());
    }
}
