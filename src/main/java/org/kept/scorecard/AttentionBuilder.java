package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.everyone.SegmentPromise;
import org.kept.everyone.SegmentPromises;
import org.kept.hours.HourPromise;
import org.kept.hours.HourPromises;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.MeasureRole;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.scorecard.Scorecard.PublishedShare;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.view.ChartNotes;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiView;

/** Finds what needs a look in a week: missed targets, clear misses by hour or by team, and signals for the worse. */
@ApplicationScoped
class AttentionBuilder {

    private static final int MAX_LINES = 5;

    /** How many weeks before this one are judged again by hour or by team, to say since when they miss. */
    private static final int MAX_WEEKS_BACK = 4;

    /** What a KPI is noticed for; the most urgent first. */
    private enum Urgency {
        MISSED_AND_WORSE,
        MISSED_LASTINGLY,
        MISSED_IN_PARTS,
        MISSED,
        WORSE,
        COUNTERWEIGHT_MISSED,
        CHANGED
    }

    /** A KPI with what it is noticed for; the line is only built for those that are shown. */
    private record Finding(Kpi kpi, Urgency urgency, Function<Scorecard, ScorecardPage.AttentionLine> line) {}

    private final HourPromises hourPromises;
    private final SegmentPromises segmentPromises;
    private final Missions missions;
    private final ChartNotes chartNotes;

    AttentionBuilder(
            HourPromises hourPromises, SegmentPromises segmentPromises, Missions missions, ChartNotes chartNotes) {
        this.hourPromises = hourPromises;
        this.segmentPromises = segmentPromises;
        this.missions = missions;
        this.chartNotes = chartNotes;
    }

    /** What needs a look, one line for each KPI, worst first; empty while the week is in progress. */
    ScorecardPage.Attention attention(Scorecard card, DataScope dataScope) {
        if (!card.complete()) {
            return new ScorecardPage.Attention(List.of(), 0);
        }
        var seen = new HashSet<String>();
        var findings = findings(card, dataScope).stream()
                .sorted(Comparator.comparing(Finding::urgency))
                .filter(each -> seen.add(each.kpi().code()))
                .toList();
        return new ScorecardPage.Attention(
                findings.stream()
                        .limit(MAX_LINES)
                        .map(each -> each.line().apply(card))
                        .toList(),
                findings.size());
    }

    private List<Finding> findings(Scorecard card, DataScope dataScope) {
        var history = missions.history();
        var findings = new ArrayList<Finding>();
        for (var clause : card.clauses()) {
            clause.rows().stream()
                    .filter(ScorecardRow::needsALook)
                    .forEach(row -> findings.add(new Finding(row.kpi(), urgency(row), each -> line(row, each))));
            clause.hours().stream()
                    .filter(HourPromise::isMissed)
                    .forEach(promise -> findings.add(new Finding(
                            promise.kpi(),
                            Urgency.MISSED_IN_PARTS,
                            each -> line(promise, clause.clause(), each, history))));
            clause.everyone().stream()
                    .filter(SegmentPromise::isMissed)
                    .forEach(promise -> findings.add(new Finding(
                            promise.kpi(),
                            Urgency.MISSED_IN_PARTS,
                            each -> line(promise, clause.clause(), each, history, dataScope))));
            clause.shares().stream()
                    .filter(PublishedShare::isMissed)
                    .forEach(share ->
                            findings.add(new Finding(share.kpi(), Urgency.MISSED_IN_PARTS, each -> line(share, each))));
        }
        return findings;
    }

    private static Urgency urgency(ScorecardRow row) {
        var worse = row.hasVariation(VariationType.CONCERN);
        if (!row.isMissed()) {
            return worse ? Urgency.WORSE : Urgency.CHANGED;
        }
        if (row.measure().role() == MeasureRole.COUNTERWEIGHT) {
            return worse ? Urgency.WORSE : Urgency.COUNTERWEIGHT_MISSED;
        }
        if (worse) {
            return Urgency.MISSED_AND_WORSE;
        }
        return row.assurance() == Assurance.CONSISTENTLY_MISSES ? Urgency.MISSED_LASTINGLY : Urgency.MISSED;
    }

    private ScorecardPage.AttentionLine line(ScorecardRow row, Scorecard card) {
        var onset = Stream.of(row.since().signal(), row.since().missed())
                .flatMap(Stream::ofNullable)
                .min(Period::compareTo)
                .orElse(card.week());
        var value = KpiFormatter.value(row.kpi(), row.reading(), row.target());
        var verdict = row.verdict();
        var variation = row.variation();
        return line(
                new Subject(
                        row.kpi(),
                        ScorecardSections.title(row),
                        trend(row.kpi(), card),
                        value == null ? "" : value,
                        KpiFormatter.target(row.kpi(), row.target(), row.value()),
                        verdict == null || !verdict.isMissed() ? null : verdict.code(),
                        variation == null || variation == VariationType.COMMON_CAUSE ? null : variation.code(),
                        since(row, card.week())),
                onset,
                card);
    }

    private ScorecardPage.AttentionLine line(
            HourPromise promise, Clause clause, Scorecard card, MissionHistory history) {
        var onset = onset(card.week(), week -> hourPromises.of(clause, week, card.cut(), history).stream()
                .anyMatch(each -> each.kpi().equals(promise.kpi()) && each.isMissed()));
        return line(
                new Subject(
                        promise.kpi(),
                        promise.kpi().title(promise.settings()) + ", by hour",
                        HourPromiseRow.of(promise, clause.code(), card).href(),
                        promise.judgement().kept() + " of "
                                + promise.judgement().judged() + " hours",
                        KpiFormatter.target(promise.kpi(), promise.target()),
                        "missed",
                        null,
                        missedForWeeks(onset, card.week())),
                onset,
                card);
    }

    private ScorecardPage.AttentionLine line(
            SegmentPromise promise, Clause clause, Scorecard card, MissionHistory history, DataScope dataScope) {
        var onset = onset(card.week(), week -> segmentPromises.of(clause, week, card.cut(), history, dataScope).stream()
                .anyMatch(each -> each.kpi().equals(promise.kpi()) && each.isMissed()));
        var row = SegmentPromiseRow.of(promise, clause.code(), card);
        return line(
                new Subject(
                        promise.kpi(),
                        row.name() + ", " + row.by(),
                        row.href(),
                        promise.isClearlyMissed()
                                ? row.missed() + " clearly missed"
                                : promise.kept() + " of " + promise.judged() + " met the target",
                        row.target(),
                        "missed",
                        null,
                        missedForWeeks(onset, card.week())),
                onset,
                card);
    }

    private ScorecardPage.AttentionLine line(PublishedShare share, Scorecard card) {
        var kept = share.kept();
        return line(
                new Subject(
                        share.kpi(),
                        share.row().name() + ", " + share.by(),
                        trend(share.kpi(), card),
                        kept == null ? "" : kept + " met the target",
                        KpiFormatter.target(share.kpi(), share.row().judgedBy()),
                        "missed",
                        null,
                        missedForWeeks(card.week(), card.week())),
                card.week(),
                card);
    }

    /** What a line says before its links. */
    private record Subject(
            Kpi kpi,
            String name,
            String href,
            String value,
            @Nullable String target,
            @Nullable String verdict,
            @Nullable String variation,
            String since) {}

    private ScorecardPage.AttentionLine line(Subject subject, Period onset, Scorecard card) {
        var kpi = subject.kpi();
        var notes = chartNotes
                .during(kpi, onset.start(), card.week().lastDay(), card.cut())
                .size();
        return new ScorecardPage.AttentionLine(
                subject.name(),
                subject.href(),
                subject.value(),
                subject.target(),
                subject.verdict(),
                subject.variation(),
                subject.since(),
                KpiView.MOVED
                        .address(kpi, card.cut())
                        .with("from", onset.plus(-1).code())
                        .with("to", card.week().code())
                        .href(),
                trend(kpi, card) + "#happened",
                notes == 0 ? null : NumberFormatter.of(notes, "note", "notes"));
    }

    private static String trend(Kpi kpi, Scorecard card) {
        return KpiView.OVER_TIME
                .address(kpi, card.cut())
                .with("to", card.week().code())
                .href();
    }

    /** The first of the weeks in a row for which the condition holds, at most {@link #MAX_WEEKS_BACK} back. */
    private static Period onset(Period week, Predicate<Period> missed) {
        var onset = week;
        while (onset.until(week) < MAX_WEEKS_BACK && missed.test(onset.plus(-1))) {
            onset = onset.plus(-1);
        }
        return onset;
    }

    private static String missedForWeeks(Period onset, Period week) {
        return onset.until(week) < MAX_WEEKS_BACK
                ? since("Missed", onset, week)
                : "Missed for " + (MAX_WEEKS_BACK + 1) + " weeks or more";
    }

    private static String since(ScorecardRow row, Period week) {
        var missed = row.since().missed();
        var signal = row.since().signal();
        var worse = row.hasVariation(VariationType.CONCERN);
        var changed = worse ? "worse than usual" : "changed";
        if (missed == null) {
            return since(worse ? "Worse than usual" : "Changed", signal == null ? week : signal, week);
        }
        if (signal == null || row.hasVariation(VariationType.IMPROVEMENT)) {
            return since("Missed", missed, week);
        }
        return missed.equals(signal)
                ? since("Missed and " + changed, missed, week)
                : since("Missed", missed, week) + ", " + since(changed, signal, week);
    }

    /** {@code Missed since the week to 4 Oct}, with the year unless it is that of the week. */
    private static String since(String what, Period onset, Period week) {
        var last = onset.lastDay();
        return onset.equals(week)
                ? what + " this week"
                : what + " since the week to "
                        + (last.getYear() == week.lastDay().getYear()
                                ? DateFormatter.dayOfMonth(last)
                                : DateFormatter.day(last));
    }
}
