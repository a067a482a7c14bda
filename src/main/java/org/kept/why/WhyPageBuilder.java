package org.kept.why;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.Kpi;
import org.kept.mission.MissionHistory;
import org.kept.rollup.Slice;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.PageUrl;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;
import org.kept.view.MeasureFormatter;

/** Builds the page that explains why a KPI is scored. */
final class WhyPageBuilder {

    /** The targets of the page's links, and whether the viewer sees only the events of their own teams. */
    record WhyPageContext(Period running, List<String> teams, List<String> channels, boolean own, DataScope scope) {}

    private final ScoreExplanation scoreExplanation;
    private final KpiViewRequest request;
    private final MissionHistory history;
    private final Function<String, Kpi> kpis;
    private final ZoneId zone;

    WhyPageBuilder(
            ScoreExplanation scoreExplanation,
            KpiViewRequest request,
            MissionHistory history,
            Function<String, Kpi> kpis,
            ZoneId zone) {
        this.scoreExplanation = scoreExplanation;
        this.request = request;
        this.history = history;
        this.kpis = kpis;
        this.zone = zone;
    }

    WhyPage page(WhyPageContext context) {
        return new WhyPage(
                scoreExplanation.title(),
                DateFormatter.period(scoreExplanation.week()) + ", " + zone.getId()
                        + sliceSuffix(scoreExplanation.cut()),
                KpiFormatter.figure(
                        scoreExplanation.kpi(),
                        scoreExplanation.reading(),
                        scoreExplanation.target().orElse(null),
                        scoreExplanation.usualLimits(),
                        scoreExplanation.complete()),
                scoreExplanation.isScored() ? status() : null,
                notice(context.running()),
                NotScoredNarrative.notice(scoreExplanation),
                statement(),
                scoreExplanation.reasons().stream()
                        .map(each -> reason(each, context.scope()))
                        .toList(),
                new CalculationNarrative(scoreExplanation, zone).page(context.scope()),
                earlierTargets(),
                new UsualRangeBuilder(scoreExplanation, request, history).page(),
                notScored(),
                new WhyPage.WhyEvents(
                        scoreExplanation.events().stream().map(this::event).toList(),
                        request.events(scoreExplanation.week()),
                        context.own()),
                links(context),
                ExcludedNotice.of(scoreExplanation.kpi(), scoreExplanation.excluded(), context.scope()));
    }

    private static String sliceSuffix(Slice slice) {
        return (slice.team() == null ? "" : ", team " + slice.team())
                + (slice.channel() == null ? "" : ", channel " + slice.channel());
    }

    private WhyPage.NumberStatus status() {
        var variation =
                scoreExplanation.complete() ? scoreExplanation.chart().variationAt(scoreExplanation.index()) : null;
        var signal = variation != null && variation != VariationType.COMMON_CAUSE;
        var target = scoreExplanation.target().orElse(null);
        var assurance = target == null || signal
                ? null
                : scoreExplanation.chart().assuranceAt(scoreExplanation.limitsIndex(), target.low(), target.high());
        return new WhyPage.NumberStatus(
                scoreExplanation
                        .primaryReason()
                        .flatMap(ScoreExplanation.ScoreReason::verdict)
                        .filter(verdict -> verdict != Verdict.NO_DATA)
                        .map(Verdict::code)
                        .orElse(null),
                variation == null ? null : variation.code(),
                Optional.ofNullable(assurance).map(Assurance::code).orElse(null),
                KpiFormatter.target(scoreExplanation.kpi(), target, scoreExplanation.value()),
                !scoreExplanation.complete());
    }

    private @Nullable String notice(Period running) {
        return request.asked() == null && request.to().until(running) > 1
                ? "No data for a while: this is the last week with data."
                : null;
    }

    private List<WhyPage.WhyPiece> statement() {
        return scoreExplanation.mission().stream()
                .flatMap(version -> version.mission().passages().stream())
                .map(passage -> passage.clause()
                        .map(clause -> new WhyPage.WhyPiece(
                                passage.text(),
                                clause.code(),
                                clause.measure(scoreExplanation.kpi().code()).isPresent()))
                        .orElse(new WhyPage.WhyPiece(passage.text(), null, false)))
                .toList();
    }

    private WhyPage.WhyReason reason(ScoreExplanation.ScoreReason reason, DataScope scope) {
        var clause = reason.clause();
        var reviewBy = clause.reviewBy();
        return new WhyPage.WhyReason(
                clause.code(),
                clause.quote(),
                reason.measure().because(),
                MeasureFormatter.role(reason.measure().role()),
                reasonOrigin(reason, scope),
                reason.earlierQuote().orElse(null),
                scope.showsPeople() ? clause.owner() : null,
                reviewBy == null ? null : DateFormatter.day(reviewBy),
                reason.target()
                        .map(target -> MeasureFormatter.target(scoreExplanation.kpi(), target, scope))
                        .orElse(null),
                scoreExplanation.reasons().size() > 1
                        ? reason.verdict().map(Verdict::code).orElse(null)
                        : null,
                clause.behaviours(),
                clause.mayDecide(),
                guarantee(reason));
    }

    private String reasonOrigin(ScoreExplanation.ScoreReason reason, DataScope scope) {
        var review = reason.measure().reviewBy();
        return (scope.showsPeople() ? reason.given().by() + ", " : "")
                + DateFormatter.day(reason.givenOn(zone))
                + (review == null ? "" : "; review by " + DateFormatter.day(review));
    }

    private static WhyPage.@Nullable WhyGuarantee guarantee(ScoreExplanation.ScoreReason reason) {
        var guarantee = reason.clause().guarantee();
        return guarantee == null
                ? null
                : new WhyPage.WhyGuarantee(
                        guarantee.promise(),
                        guarantee.consequence(),
                        reason.breaches().map(each -> each.words(guarantee)).orElse(null));
    }

    private List<String> earlierTargets() {
        var current = scoreExplanation.target();
        return scoreExplanation.targets().stream()
                .filter(each -> each.last()
                        .filter(last -> last.compareTo(scoreExplanation.week()) < 0)
                        .isPresent())
                .filter(each -> current.isEmpty() || !current.get().equals(each.target()))
                .sorted((one, other) -> other.from().compareTo(one.from()))
                .map(each -> MeasureFormatter.span(scoreExplanation.kpi(), each))
                .toList();
    }

    private List<WhyPage.WhyAside> notScored() {
        return scoreExplanation.mission().stream()
                .flatMap(version -> version.mission().notMeasured().stream())
                .filter(each -> !each.kpi().equals(scoreExplanation.kpi().code()))
                .map(each -> new WhyPage.WhyAside(
                        kpis.apply(each.kpi()).name(),
                        PageUrl.of("/why/" + each.kpi())
                                .with("week", request.asked())
                                .href(),
                        each.because()))
                .toList();
    }

    private WhyPage.WhyEvent event(StoredEvent storedEvent) {
        var event = storedEvent.event();
        var key = event.key();
        return new WhyPage.WhyEvent(
                DateFormatter.moment(event.time(), zone),
                EventNarrative.of(event),
                event.comment(),
                key.id(),
                "/events/" + PageUrl.encode(key.source()) + "/" + PageUrl.encode(key.id()),
                event.team());
    }

    private WhyPage.WhyLinks links(WhyPageContext context) {
        var address = request.address();
        return new WhyPage.WhyLinks(
                request.view().tabs(scoreExplanation.kpi(), scoreExplanation.cut()),
                weeks(context.running()),
                Choice.ofValues(
                        address,
                        "team",
                        "All teams",
                        context.teams(),
                        scoreExplanation.cut().team()),
                Choice.ofValues(
                        address,
                        "channel",
                        "All channels",
                        context.channels(),
                        scoreExplanation.cut().channel()),
                request.scorecard(request.to()),
                request.address(KpiView.OVER_TIME)
                        .with("to", request.to().code())
                        .href(),
                downloads(),
                PageUrl.of("/actions/new")
                        .with("kpi", scoreExplanation.kpi().code())
                        .with("week", scoreExplanation.week().code())
                        .with("team", scoreExplanation.cut().team())
                        .href());
    }

    /** The numbers of the chart. */
    private DownloadLinks downloads() {
        var week = scoreExplanation.week();
        return DownloadLinks.of(PageUrl.of(
                        "/api/v1/kpis/" + scoreExplanation.kpi().code() + "/series")
                .with("from", week.plus(1 - UsualRangeBuilder.CHART_WEEKS).code())
                .with("to", week.code())
                .with("team", scoreExplanation.cut().team())
                .with("channel", scoreExplanation.cut().channel()));
    }

    private List<Choice> weeks(Period running) {
        var choices = new ArrayList<Choice>();
        var before = scoreExplanation.week().plus(-1);
        choices.add(new Choice("← " + weekLabel(before, running), href(before), false, "ArrowLeft"));
        choices.add(Choice.of(weekLabel(scoreExplanation.week(), running), href(scoreExplanation.week()), true));
        if (scoreExplanation.week().compareTo(running) < 0) {
            var after = scoreExplanation.week().plus(1);
            choices.add(new Choice(weekLabel(after, running) + " →", href(after), false, "ArrowRight"));
        }
        return choices;
    }

    private String href(Period week) {
        return request.address().with("week", week.code()).href();
    }

    private static String weekLabel(Period week, Period running) {
        return week.equals(running) ? "This week, in progress" : "Week to " + DateFormatter.dayOfMonth(week.lastDay());
    }
}
