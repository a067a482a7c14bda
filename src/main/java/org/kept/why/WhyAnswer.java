package org.kept.why;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ingest.Stored;
import org.kept.kpi.Kpi;
import org.kept.mission.MissionHistory;
import org.kept.rollup.Cut;
import org.kept.signal.ReasonWords;
import org.kept.signal.Shown;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.Mark;
import org.kept.ui.Address;
import org.kept.ui.Choice;
import org.kept.ui.Dates;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;

/** Words why a KPI is scored. */
final class WhyAnswer {

    /** What the pages around this one can be of, and whether whoever looks sees the events of their own teams only. */
    record Around(Period running, List<String> teams, List<String> channels, boolean own) {}

    private final Why why;
    private final KpiViewRequest request;
    private final MissionHistory history;
    private final Function<String, Kpi> kpis;
    private final ZoneId zone;

    WhyAnswer(Why why, KpiViewRequest request, MissionHistory history, Function<String, Kpi> kpis, ZoneId zone) {
        this.why = why;
        this.request = request;
        this.history = history;
        this.kpis = kpis;
        this.zone = zone;
    }

    WhyPage page(Around around) {
        return new WhyPage(
                why.title(),
                Dates.period(why.week()) + ", " + zone.getId() + part(why.cut()),
                Shown.figure(why.kpi(), why.reading(), why.complete()),
                why.isScored() ? mark() : null,
                notice(around.running()),
                NotScored.of(why),
                statement(),
                why.reasons().stream().map(this::reason).toList(),
                new CountedWords(why, zone).page(),
                earlierTargets(),
                new OrdinaryWords(why, request, history).page(),
                notScored(),
                new WhyPage.Events(
                        why.events().stream().map(this::event).toList(), request.events(why.week()), around.own()),
                ways(around));
    }

    private static String part(Cut cut) {
        return (cut.team() == null ? "" : ", team " + cut.team())
                + (cut.channel() == null ? "" : ", channel " + cut.channel());
    }

    private WhyPage.Beside mark() {
        var variation = why.complete() ? why.chart().variationAt(why.index()) : null;
        var signal = variation != null && variation != Mark.COMMON_CAUSE;
        var target = why.target().orElse(null);
        var assurance = target == null || signal
                ? null
                : why.chart().assuranceAt(why.judgedIndex(), target.low(), target.high());
        return new WhyPage.Beside(
                why.foremost()
                        .flatMap(Why.Reason::verdict)
                        .filter(verdict -> verdict != Verdict.NO_DATA)
                        .map(Verdict::code)
                        .orElse(null),
                variation == null ? null : variation.code(),
                Optional.ofNullable(assurance).map(Assurance::code).orElse(null),
                Shown.target(why.kpi(), target),
                !why.complete());
    }

    private @Nullable String notice(Period running) {
        return request.asked() == null && request.to().until(running) > 1
                ? "Nothing has arrived for a while; this is the last week with data."
                : null;
    }

    private List<WhyPage.Piece> statement() {
        return why.mission().stream()
                .flatMap(version -> version.mission().passages().stream())
                .map(passage -> passage.clause()
                        .map(clause -> new WhyPage.Piece(
                                passage.text(),
                                clause.code(),
                                clause.measure(why.kpi().code()).isPresent()))
                        .orElse(new WhyPage.Piece(passage.text(), null, false)))
                .toList();
    }

    private WhyPage.Reason reason(Why.Reason reason) {
        var clause = reason.clause();
        var reviewBy = clause.reviewBy();
        return new WhyPage.Reason(
                clause.code(),
                clause.quote(),
                reason.measure().because(),
                ReasonWords.role(reason.measure().role()),
                given(reason),
                reason.arguedFor().orElse(null),
                clause.owner(),
                reviewBy == null ? null : Dates.day(reviewBy),
                reason.target()
                        .map(target -> ReasonWords.target(why.kpi(), target))
                        .orElse(null),
                why.reasons().size() > 1 ? reason.verdict().map(Verdict::code).orElse(null) : null,
                clause.behaviours(),
                guarantee(reason));
    }

    private String given(Why.Reason reason) {
        var review = reason.measure().reviewBy();
        return reason.given().by() + ", " + Dates.day(reason.givenOn(zone))
                + (review == null ? "" : "; to be reviewed by " + Dates.day(review));
    }

    private static WhyPage.@Nullable Guarantee guarantee(Why.Reason reason) {
        var guarantee = reason.clause().guarantee();
        return guarantee == null
                ? null
                : new WhyPage.Guarantee(
                        guarantee.promise(),
                        guarantee.consequence(),
                        reason.breaches().map(each -> each.words(guarantee)).orElse(null));
    }

    private List<String> earlierTargets() {
        var now = why.target();
        return why.targets().stream()
                .filter(each -> each.last()
                        .filter(last -> last.compareTo(why.week()) < 0)
                        .isPresent())
                .filter(each -> now.isEmpty() || !now.get().equals(each.target()))
                .sorted((one, other) -> other.from().compareTo(one.from()))
                .map(each -> ReasonWords.span(why.kpi(), each))
                .toList();
    }

    private List<WhyPage.Aside> notScored() {
        return why.mission().stream()
                .flatMap(version -> version.mission().notMeasured().stream())
                .filter(each -> !each.kpi().equals(why.kpi().code()))
                .map(each -> new WhyPage.Aside(
                        kpis.apply(each.kpi()).name(),
                        Address.of("/why/" + each.kpi())
                                .with("week", request.asked())
                                .href(),
                        each.because()))
                .toList();
    }

    private WhyPage.Event event(Stored stored) {
        var event = stored.event();
        var key = event.key();
        return new WhyPage.Event(
                Dates.moment(event.time(), zone),
                EventWords.of(event),
                key.id(),
                "/events/" + Address.encoded(key.source()) + "/" + Address.encoded(key.id()),
                event.team());
    }

    private WhyPage.Ways ways(Around around) {
        var here = request.address();
        return new WhyPage.Ways(
                request.view().tabs(why.kpi(), why.cut()),
                weeks(around.running()),
                Choice.among(
                        here, "team", "All teams", around.teams(), why.cut().team()),
                Choice.among(
                        here,
                        "channel",
                        "All channels",
                        around.channels(),
                        why.cut().channel()),
                request.scorecard(request.to()),
                request.address(KpiView.OVER_TIME)
                        .with("to", request.to().code())
                        .href());
    }

    private List<Choice> weeks(Period running) {
        var choices = new ArrayList<Choice>();
        var before = why.week().plus(-1);
        choices.add(new Choice("← " + name(before, running), in(before), false, "ArrowLeft"));
        choices.add(Choice.of(name(why.week(), running), in(why.week()), true));
        if (why.week().compareTo(running) < 0) {
            var after = why.week().plus(1);
            choices.add(new Choice(name(after, running) + " →", in(after), false, "ArrowRight"));
        }
        return choices;
    }

    private String in(Period week) {
        return request.address().with("week", week.code()).href();
    }

    private static String name(Period week, Period running) {
        return week.equals(running) ? "This week, still running" : "Week to " + Dates.dayOfMonth(week.lastDay());
    }
}
