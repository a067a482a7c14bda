package org.kept.scorecard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kept.everyone.SegmentPromise;
import org.kept.hours.HourPromise;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;
import org.kept.ui.ListFormatter;

/** Sums up a week's scorecard in a few sentences: how many promises were kept, then clear misses and signals. */
final class ScorecardHeadline {

    /** A name whose noun is in the plural: {@code repeat orders}, {@code deliveries on time}. */
    private static final Pattern PLURAL = Pattern.compile("[^s]s(?: (?:per|on|of|in|by|with) .*)?$");

    private static final int MAX_NAMES = 3;

    private ScorecardHeadline() {}

    static String of(Scorecard card) {
        if (card.clauses().isEmpty()) {
            return card.mission().isEmpty()
                    ? "No mission is in effect this week, so nothing can be judged."
                    : "The mission of this week has no such promise, so there is nothing to judge.";
        }
        if (!card.hasData()
                && card.count(ClauseVerdict.UNMEASURED) == card.clauses().size()) {
            return card.clauses().size() == 1
                    ? "The promise has no measure, so it cannot be judged."
                    : "No promise has a measure, so none can be judged.";
        }
        if (!card.complete()) {
            return card.hasData()
                    ? "Week in progress: figures so far. Verdicts follow when the week ends."
                    : "Week in progress: no data so far.";
        }
        return card.hasData() ? judged(card) : "No data this week, so no promise can be judged.";
    }

    private static String judged(Scorecard card) {
        var signals = signals(card);
        return promises(card) + " " + (signals.isEmpty() ? withoutSignals(card) : String.join(" ", signals));
    }

    /** Normal variation is only claimed where every value has limits. */
    private static String withoutSignals(Scorecard card) {
        var withValue = card.rows().stream().filter(row -> row.value() != null).toList();
        if (!withValue.isEmpty() && withValue.stream().allMatch(row -> row.variation() == null)) {
            return "No measure has enough weeks yet to show a signal.";
        }
        return card.count(ClauseVerdict.MISSED) > 0
                        || withValue.isEmpty()
                        || withValue.stream().anyMatch(row -> row.variation() == null)
                        || withValue.stream().anyMatch(ScorecardRow::isMissed)
                ? "No measure shows a signal."
                : "No signals: changes this week are within normal variation.";
    }

    /** How many promises were kept, missed, not judged and without a measure; counts of 0 are left out. */
    private static String promises(Scorecard card) {
        var all = card.clauses().size();
        var counts = Stream.of(
                        count(card, ClauseVerdict.MET, "kept"),
                        count(card, ClauseVerdict.MISSED, "missed"),
                        count(card, ClauseVerdict.UNKNOWN, "not judged"),
                        count(card, ClauseVerdict.UNMEASURED, "without a measure"))
                .filter(each -> each.number() > 0)
                .toList();
        var first = counts.get(0);
        if (card.count(ClauseVerdict.UNMEASURED) == all) {
            return all == 1 ? "The promise has no measure." : "No promise has a measure.";
        }
        if (counts.size() == 1) {
            return (all == 1 ? "The promise was " : all == 2 ? "Both promises " : "All " + all + " promises ")
                    + first.words() + ".";
        }
        var others = counts.stream()
                .skip(1)
                .map(each -> ", " + each.number() + " " + each.words())
                .collect(Collectors.joining());
        return first.number() + " of " + all + " promises " + first.words() + others + ".";
    }

    private record PromiseCount(long number, String words) {}

    private static PromiseCount count(Scorecard card, ClauseVerdict verdict, String words) {
        return new PromiseCount(card.count(verdict), words);
    }

    /** Sentences about clear misses and signals, worst first. */
    private static List<String> signals(Scorecard card) {
        return Stream.of(
                        sentence(
                                byHour(card),
                                "{name} clearly missed its target at some hours.",
                                "{name} clearly missed their targets at some hours."),
                        sentence(
                                bySegment(card),
                                "{name} clearly missed its target in some teams or channels.",
                                "{name} clearly missed their targets in some teams or channels."),
                        sentence(
                                kpis(card, row -> row.hasVariation(VariationType.CONCERN)),
                                "{name} is worse than usual.",
                                "{name} are worse than usual."),
                        sentence(
                                kpis(card, row -> row.isMissed() && row.assurance() == Assurance.CONSISTENTLY_MISSES),
                                "Expect {name} to keep missing its target until the process changes.",
                                "Expect {name} to keep missing their targets until the process changes."),
                        sentence(
                                kpis(card, row -> row.hasVariation(VariationType.IMPROVEMENT)),
                                "{name} is better than usual.",
                                "{name} are better than usual."),
                        sentence(
                                kpis(card, row -> row.hasVariation(VariationType.SPECIAL_CAUSE)),
                                "{name} has changed.",
                                "{name} have changed."))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Kpi> byHour(Scorecard card) {
        return card.clauses().stream()
                .flatMap(clause -> clause.hours().stream())
                .filter(HourPromise::isClearlyMissed)
                .map(HourPromise::kpi)
                .distinct()
                .toList();
    }

    private static List<Kpi> bySegment(Scorecard card) {
        return card.clauses().stream()
                .flatMap(clause -> clause.everyone().stream())
                .filter(SegmentPromise::isClearlyMissed)
                .map(SegmentPromise::kpi)
                .distinct()
                .toList();
    }

    private static List<Kpi> kpis(Scorecard card, Predicate<ScorecardRow> condition) {
        return card.rows().stream()
                .filter(condition)
                .map(ScorecardRow::kpi)
                .distinct()
                .toList();
    }

    /** The sentence with the KPIs' names for {@code {name}}; empty without a KPI. */
    private static Optional<String> sentence(List<Kpi> kpis, String singular, String plural) {
        if (kpis.isEmpty()) {
            return Optional.empty();
        }
        var names = kpis.size() > MAX_NAMES
                ? kpis.size() + " measures"
                : ListFormatter.list(names(kpis, singular.startsWith("{name}")));
        var words = kpis.size() > 1 || PLURAL.matcher(names).find() ? plural : singular;
        return Optional.of(words.replace("{name}", names));
    }

    /** The names inside a sentence, the first with its capital where the sentence begins with it. */
    private static List<String> names(List<Kpi> kpis, boolean begin) {
        return IntStream.range(0, kpis.size())
                .mapToObj(i -> begin && i == 0 ? kpis.get(i).name() : nameInSentence(kpis.get(i)))
                .toList();
    }

    /** The name inside a sentence. Names that a company gave are kept as they are. */
    private static String nameInSentence(Kpi kpi) {
        var name = kpi.name();
        return Catalogue.find(kpi.code()).isPresent()
                ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
                : name;
    }
}
