package org.kept.scorecard;

import java.util.ArrayList;
import java.util.List;
import org.kept.everyone.SegmentPromise;
import org.kept.hours.HourPromise;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;
import org.kept.ui.ListFormatter;

/** Sums up a week's scorecard in a few sentences: how many promises were kept, then clear misses and signals. */
final class ScorecardHeadline {

    private static final int MAX_NAMES = 3;

    private ScorecardHeadline() {}

    static String of(Scorecard card) {
        var measured = card.rows().stream().anyMatch(row -> row.value() != null);
        if (card.clauses().isEmpty()) {
            return "The mission has no clauses yet, so there is nothing to measure.";
        }
        if (!card.complete()) {
            return measured
                    ? "This week is still running: its numbers so far are shown, and it is judged when it is over."
                    : "This week is still running, and nothing has been counted in it so far.";
        }
        return measured ? judged(card) : "Nothing was counted in this week, so nothing can be judged.";
    }

    private static String judged(Scorecard card) {
        var sentences = new ArrayList<String>();
        sentences.add(promises(card));
        var signals = signals(card);
        sentences.addAll(signals);
        var missed =
                card.count(ClauseVerdict.MISSED) > 0 || card.rows().stream().anyMatch(ScorecardRow::isMissed);
        if (signals.isEmpty()) {
            sentences.add(
                    missed
                            ? "No number stands out from its ordinary variation."
                            : "Nothing needs a look; what moved is ordinary variation.");
        }
        return String.join(" ", sentences);
    }

    private static String promises(Scorecard card) {
        var kept = card.count(ClauseVerdict.MET);
        var missed = card.count(ClauseVerdict.MISSED);
        var unknown = card.count(ClauseVerdict.UNKNOWN);
        var unmeasured = card.count(ClauseVerdict.UNMEASURED);
        var parts = new ArrayList<String>();
        addCount(parts, kept, "was kept", "were kept");
        addCount(parts, missed, "was missed", "were missed");
        addCount(parts, unknown, "could not be judged", "could not be judged");
        addCount(parts, unmeasured, "is measured by nothing", "are measured by nothing");
        var all = card.clauses().size();
        if (all == 1) {
            return "The one promise" + parts.get(0).substring(1) + ".";
        }
        return parts.size() == 1
                ? "All " + all + " promises"
                        + parts.get(0).substring(String.valueOf(all).length()) + "."
                : "Of " + all + " promises " + ListFormatter.list(parts) + ".";
    }

    private static void addCount(List<String> parts, long count, String one, String many) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : many));
        }
    }

    /** Sentences about clear misses and signals, worst first. */
    private static List<String> signals(Scorecard card) {
        var sentences = new ArrayList<String>();
        var worse = names(card.rows().stream().filter(row -> row.hasVariation(VariationType.CONCERN)));
        var better = names(card.rows().stream().filter(row -> row.hasVariation(VariationType.IMPROVEMENT)));
        var changed = names(card.rows().stream().filter(row -> row.hasVariation(VariationType.SPECIAL_CAUSE)));
        var failing = names(card.rows().stream().filter(row -> row.assurance() == Assurance.CONSISTENTLY_MISSES));
        addSentence(
                sentences,
                byHour(card),
                " missed its target clearly at some hours.",
                " missed their targets clearly at some hours.");
        addSentence(
                sentences,
                bySegment(card),
                " missed its target clearly in some teams or channels.",
                " missed their targets clearly in some teams or channels.");
        addSentence(sentences, worse, " is worse than it ordinarily is.", " are worse than they ordinarily are.");
        addSentence(
                sentences,
                failing,
                " will keep missing its target until the process changes.",
                " will keep missing their targets until the process changes.");
        addSentence(sentences, better, " is better than it ordinarily is.", " are better than they ordinarily are.");
        addSentence(sentences, changed, " has changed.", " have changed.");
        return sentences;
    }

    private static List<String> byHour(Scorecard card) {
        return card.clauses().stream()
                .flatMap(clause -> clause.hours().stream())
                .filter(HourPromise::isClearlyMissed)
                .map(promise -> promise.kpi().name())
                .distinct()
                .toList();
    }

    private static List<String> bySegment(Scorecard card) {
        return card.clauses().stream()
                .flatMap(clause -> clause.everyone().stream())
                .filter(SegmentPromise::isClearlyMissed)
                .map(promise -> promise.kpi().name())
                .distinct()
                .toList();
    }

    private static void addSentence(List<String> sentences, List<String> names, String one, String many) {
        if (!names.isEmpty()) {
            var subject = names.size() > MAX_NAMES ? names.size() + " measures" : ListFormatter.list(names);
            sentences.add(subject + (names.size() == 1 ? one : many));
        }
    }

    private static List<String> names(java.util.stream.Stream<ScorecardRow> rows) {
        return rows.map(row -> row.kpi().name()).distinct().toList();
    }
}
