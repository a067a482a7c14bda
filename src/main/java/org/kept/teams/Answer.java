package org.kept.teams;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Reading;
import org.kept.rollup.Dimension;
import org.kept.signal.KpiView;
import org.kept.signal.Shown;
import org.kept.stats.Funnel;
import org.kept.ui.Address;
import org.kept.ui.Choice;
import org.kept.ui.Dates;
import org.kept.ui.EmptyState;

/** Words the answer to how teams compare. */
final class Answer {

    private final Comparison comparison;
    private final Question question;
    private final Asking asking;
    private final Period last;

    /** An answer; {@code last} is the last week that is over. */
    Answer(Comparison comparison, Asking asking, Period last) {
        this.comparison = comparison;
        this.question = comparison.question();
        this.asking = asking;
        this.last = last;
    }

    TeamsPage page(List<String> channels, String zone) {
        var kpi = question.kpi();
        var funnel = comparison.funnel();
        var words = funnel == null ? null : new Words(comparison, funnel);
        var drawn = new Drawn(comparison, asking.isUsual(question));
        return new TeamsPage(
                kpi.title(comparison.settings()),
                KpiView.TEAMS.tabs(kpi, question.cut()),
                scorecard(),
                Shown.value(kpi, comparison.whole()),
                period() + ", " + zone,
                words == null ? null : words.lead(),
                words == null || funnel == null || !funnel.corrected() ? null : words.dispersion(),
                empty(),
                spans(),
                weeks(),
                List.of(by(Dimension.TEAM, "Teams"), by(Dimension.CHANNEL, "Channels")),
                channels(channels),
                words == null || funnel == null ? null : drawn.plot(funnel, words),
                question.by().code(),
                question.by().many(),
                drawn.rows(words),
                words == null || funnel == null ? List.of() : working(words, drawn.things(), funnel));
    }

    /** The widening is told above where there is one. */
    private static List<String> working(Words words, String things, Funnel funnel) {
        return funnel.corrected() ? List.of(words.limits(things)) : List.of(words.limits(things), words.dispersion());
    }

    private String scorecard() {
        return Address.of(
                        question.to().equals(last)
                                ? "/"
                                : "/scorecards/" + question.to().code())
                .with("channel", question.cut().channel())
                .href();
    }

    private String period() {
        return question.span() == Span.WEEK
                ? Dates.period(question.to())
                : question.span().words() + ", "
                        + Dates.range(question.from().start(), question.to().lastDay());
    }

    private @Nullable EmptyState empty() {
        if (comparison.why() != null) {
            return new EmptyState(
                    "These cannot be compared",
                    comparison.why(),
                    question.span() == Span.WEEK
                            ? over()
                            : asking.address(question.over(Span.WEEK)).href(),
                    question.span() == Span.WEEK ? "See it over time" : "Try a single week");
        }
        if (comparison.funnel() != null) {
            return null;
        }
        return comparison.whole().fold(present -> tooFew(), absent -> nothing(absent));
    }

    private EmptyState tooFew() {
        var named = comparison.standings().stream()
                .filter(each -> each.part().name() != null)
                .findFirst();
        var other = question.by() == Dimension.TEAM ? Dimension.CHANNEL : Dimension.TEAM;
        return new EmptyState(
                "There is nobody to compare",
                named.map(only -> "All of it is " + only.part().name() + ".")
                                .orElse("What was counted in these weeks names no "
                                        + question.by().code() + ".")
                        + " Send events with a " + question.by().code() + " each, and they are compared here.",
                named.isPresent() ? asking.address(question.by(other)).href() : "/data",
                named.isPresent() ? "Compare " + other.many() : "Send events");
    }

    private EmptyState nothing(Reading.Absent absent) {
        return new EmptyState(
                "There is nothing to compare",
                absent.why().replaceFirst("in (this|these) .*\\.$", "in the " + period() + "."),
                over(),
                "See it over time");
    }

    private String over() {
        return KpiView.OVER_TIME.address(question.kpi(), question.cut()).href();
    }

    private List<Choice> spans() {
        var choices = new ArrayList<Choice>();
        for (var span : Span.values()) {
            choices.add(new Choice(
                    span.words(), asking.address(question.over(span)).href(), span == question.span(), span.key()));
        }
        return choices;
    }

    private List<Choice> weeks() {
        var choices = new ArrayList<Choice>();
        var before = question.to().plus(-question.span().weeks());
        choices.add(new Choice("← " + name(before), at(before), false, "ArrowLeft"));
        choices.add(Choice.of(name(question.to()), at(question.to()), true));
        if (question.to().compareTo(last) < 0) {
            var after = question.to().plus(question.span().weeks());
            var shown = after.compareTo(last) < 0 ? after : last;
            choices.add(new Choice(name(shown) + " →", at(shown), false, "ArrowRight"));
        }
        return choices;
    }

    private String at(Period to) {
        return asking.address(question.to(to)).href();
    }

    private static String name(Period week) {
        return "To " + Dates.dayOfMonth(week.lastDay());
    }

    private Choice by(Dimension by, String name) {
        var current = question.by() == by;
        return Choice.of(
                name, asking.address(current ? question : question.by(by)).href(), current);
    }

    private List<Choice> channels(List<String> channels) {
        return question.by() == Dimension.TEAM
                ? Choice.among(
                        asking.address(question),
                        "channel",
                        "All channels",
                        channels,
                        question.cut().channel())
                : List.of();
    }
}
