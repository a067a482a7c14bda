package org.kept.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kept.kpi.Kpi;
import org.kept.mission.Target;
import org.kept.signal.Benchmark;
import org.kept.signal.Verdict;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiFormatter;

/** Describes the hours of a day in a few sentences. */
public final class HoursNarrative {

    private static final int MAX_NAMED = 3;

    private final Kpi kpi;
    private final HoursJudgement judgement;

    public HoursNarrative(Kpi kpi, HoursJudgement judgement) {
        this.kpi = kpi;
        this.judgement = judgement;
    }

    /** The summary, in one or a few sentences. */
    public String sentence() {
        if (judgement.benchmark() instanceof Benchmark.Promise promise) {
            return againstTarget(promise.target());
        }
        return judgement.benchmark() instanceof Benchmark.Usual usual
                ? againstUsual(usual.overall())
                : "The week is in progress. Hours are judged when it ends.";
    }

    private String againstTarget(Target target) {
        var promise = "the target of " + promise(kpi, target);
        if (judgement.judged() == 0) {
            return "No hour could be judged by " + promise + ".";
        }
        var sentences = new ArrayList<String>();
        sentences.add(keptHours() + " met " + promise + ".");
        var worst = worst();
        if (!worst.isEmpty()) {
            sentences.add("Clearly " + worst + ".");
        } else if (judgement.kept() < judgement.judged()) {
            sentences.add("No hour is clearly " + side(target) + ": the misses may be chance.");
        }
        sentences.addAll(notJudged());
        return String.join(" ", sentences);
    }

    private String keptHours() {
        var judged = judgement.judged();
        var kept = judgement.kept();
        var judgedHours = judged + (judged == judgement.verdicts().size() ? " hours" : " hours that could be judged");
        if (judged == 1) {
            return kept == 1 ? "The only hour that could be judged" : "Not even the only hour that could be judged";
        }
        if (kept == judged) {
            return "All " + judgedHours;
        }
        return kept == 0 ? "None of the " + judgedHours : kept + " of the " + judgedHours;
    }

    private List<String> notJudged() {
        var few = judgement.count(Verdict.TOO_FEW);
        var none = judgement.count(Verdict.NO_DATA);
        var sentences = new ArrayList<String>();
        if (few > 0) {
            sentences.add(NumberFormatter.of(few, "hour", "hours") + " had too few to judge.");
        }
        if (none > 0) {
            sentences.add(NumberFormatter.of(none, "hour", "hours") + " had no data.");
        }
        return sentences;
    }

    private String againstUsual(double overall) {
        var sentences = new ArrayList<String>();
        sentences.add("All hours together: " + NumberFormatter.value(kpi.display(), overall) + ".");
        var lower = named(judgement.outstanding(Verdict.CLEARLY_LOWER));
        var higher = named(judgement.outstanding(Verdict.CLEARLY_HIGHER));
        if (!lower.isEmpty()) {
            sentences.add("Clearly lower: " + lower + ".");
        }
        if (!higher.isEmpty()) {
            sentences.add("Clearly higher: " + higher + ".");
        }
        if (lower.isEmpty() && higher.isEmpty()) {
            sentences.add(
                    judgement.judged() == 0
                            ? "No hour has enough data to differ from the rest."
                            : "No hour clearly differs from that.");
        }
        return String.join(" ", sentences);
    }

    /** The hours that clearly missed the target: {@code below target: 09:00–11:00 (61.7%)}; empty if there are none. */
    public String worst() {
        var clearly = judgement.outstanding(Verdict.CLEARLY_MISSED);
        return clearly.isEmpty() || !(judgement.benchmark() instanceof Benchmark.Promise promise)
                ? ""
                : side(promise.target()) + ": " + named(clearly);
    }

    private static String side(Target target) {
        return switch (target.form()) {
            case AT_LEAST -> "below target";
            case AT_MOST -> "above target";
            case BETWEEN -> "outside the target";
        };
    }

    private String named(List<HourRange> ranges) {
        var names = new ArrayList<String>();
        ranges.stream()
                .limit(MAX_NAMED)
                .map(each -> each.words() + " (" + figure(each.value()) + ")")
                .forEach(names::add);
        var more = ranges.stream().skip(MAX_NAMED).mapToInt(HourRange::length).sum();
        if (more > 0) {
            names.add(NumberFormatter.of(more, "more hour", "more hours"));
        }
        return ListFormatter.list(names);
    }

    private String figure(double value) {
        return HourFormatter.beside(
                        kpi.display(), List.of(value), judgement.benchmark().lines())
                .figure(value);
    }

    /** A target in a sentence: {@code at least 80.0%}. */
    static String promise(Kpi kpi, Target target) {
        return Objects.requireNonNull(KpiFormatter.target(kpi, target), "a target has a bound")
                .replace("≥\u202f", "at least\u00a0")
                .replace("≤\u202f", "at most\u00a0");
    }
}
