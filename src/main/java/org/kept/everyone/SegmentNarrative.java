package org.kept.everyone;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kept.kpi.Reading;
import org.kept.rollup.Dimension;
import org.kept.signal.Verdict;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiFormatter;

/** Describes a promise to everyone in a few sentences. */
final class SegmentNarrative {

    private final SegmentPromise promise;
    private final List<Dimension> dimensions;

    SegmentNarrative(SegmentPromise promise) {
        this.promise = promise;
        this.dimensions =
                promise.segments().stream().map(Segment::by).distinct().toList();
    }

    /** {@code 3 of the 5 teams and channels were judged; 2 met the target. Worst is team south: … .} */
    String sentence() {
        if (promise.verdict() == Verdict.IN_PROGRESS) {
            return "Each " + names(Dimension::code, " and ") + " is judged when the week ends.";
        }
        var judged = promise.judged();
        if (judged == 0) {
            return "No " + names(Dimension::code, " or ") + " had enough data to be judged.";
        }
        var promised = promise.segments().size();
        var nouns = names(Dimension::plural, " and ");
        var coverage = judged == promised
                ? "All " + judged + " " + nouns + " were judged"
                : judged + " of the " + promised + " " + nouns + (judged == 1 ? " was judged" : " were judged");
        var all = promised == 1 ? "The only " + names(Dimension::code, " and ") + " was judged" : coverage;
        return all + "; " + met(judged) + "." + worst() + few();
    }

    private String met(int judged) {
        var kept = promise.kept();
        if (kept == 0) {
            return judged == 1 ? "it missed the target" : "none met the target";
        }
        if (kept == judged) {
            return judged == 1 ? "it met the target" : "all " + kept + " met the target";
        }
        return kept + " met the target";
    }

    private String worst() {
        return promise.worst()
                .map(worst -> " Worst is " + worst.words() + ": "
                        + worst.reading()
                                .fold(
                                        present -> KpiFormatter.withInterval(promise.kpi(), present, promise.target()),
                                        Reading.Absent::why)
                        + "." + counts())
                .orElse("");
    }

    /** Clear misses by dimension; empty for a single dimension. */
    private String counts() {
        var counts =
                dimensions.stream().map(this::count).flatMap(Optional::stream).toList();
        return counts.size() < 2 ? "" : " Clearly missed by " + ListFormatter.list(counts) + ".";
    }

    /** {@code 2 of 3 teams}; empty if none could be judged. */
    private Optional<String> count(Dimension by) {
        var verdicts = promise.segments().stream()
                .filter(each -> each.by() == by)
                .map(Segment::verdict)
                .filter(Verdict::isJudged)
                .toList();
        var missed =
                verdicts.stream().filter(each -> each == Verdict.CLEARLY_MISSED).count();
        return verdicts.isEmpty()
                ? Optional.empty()
                : Optional.of((missed == 0 ? "none" : missed) + " of "
                        + NumberFormatter.of(verdicts.size(), by.code(), by.plural()));
    }

    private String few() {
        return promise.tooFew() == 0 ? "" : " " + promise.tooFew() + " had too few to judge.";
    }

    private String names(Function<Dimension, String> name, String joiner) {
        return dimensions.stream().map(name).collect(Collectors.joining(joiner));
    }
}
