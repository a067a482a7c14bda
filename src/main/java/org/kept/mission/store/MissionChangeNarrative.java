package org.kept.mission.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventFilter;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.Measure;
import org.kept.mission.Mission;
import org.kept.mission.Target;
import org.kept.mission.UnscoredKpi;
import org.kept.mission.document.MissionWriter;

/** Describes the differences between two missions in sentences. */
public final class MissionChangeNarrative {

    private final List<String> sentences = new ArrayList<>();

    private MissionChangeNarrative() {}

    /** One sentence for each change, in document order; empty if the missions are equal. */
    public static List<String> between(Mission before, Mission after) {
        var narrative = new MissionChangeNarrative();
        narrative.addIfChanged("The statement", before.statement(), after.statement());
        narrative.addIfChanged("The first day", before.effectiveFrom(), after.effectiveFrom());
        narrative.clauses(before, after);
        narrative.notMeasured(before, after);
        if (narrative.sentences.isEmpty() && !before.equals(after)) {
            narrative.sentences.add("The order changes.");
        }
        return List.copyOf(narrative.sentences);
    }

    private void clauses(Mission before, Mission after) {
        for (var clause : before.clauses()) {
            if (after.clause(clause.code()).isEmpty()) {
                sentences.add("The clause '" + clause.code() + "' goes, with "
                        + measureCount(clause.measures().size()) + ".");
            }
        }
        for (var clause : after.clauses()) {
            before.clause(clause.code())
                    .ifPresentOrElse(
                            old -> clause(old, clause),
                            () -> sentences.add(
                                    "The clause '" + clause.code() + "' comes in: '" + clause.quote() + "', with "
                                            + measureCount(clause.measures().size()) + "."));
        }
    }

    private static String measureCount(int measures) {
        return measures == 1 ? "one measure" : (measures == 0 ? "no" : measures) + " measures";
    }

    private void clause(Clause before, Clause after) {
        var of = " of '" + after.code() + "'";
        addIfChanged("The quote" + of, before.quote(), after.quote());
        addIfChanged("What people do for" + of.substring(3), joined(before.behaviours()), joined(after.behaviours()));
        addIfChanged("The guarantee" + of, guarantee(before.guarantee()), guarantee(after.guarantee()));
        breach(after.code(), breach(before.guarantee()), breach(after.guarantee()));
        addIfChanged("The owner" + of, before.owner(), after.owner());
        addIfChanged("The review date" + of, before.reviewBy(), after.reviewBy());
        for (var measure : before.measures()) {
            if (after.measure(measure.kpi()).isEmpty()) {
                sentences.add("'" + measure.kpi() + "' no longer measures '" + after.code() + "'.");
            }
        }
        for (var measure : after.measures()) {
            before.measure(measure.kpi())
                    .ifPresentOrElse(
                            old -> measure(after.code(), old, measure),
                            () -> sentences.add(
                                    "'" + measure.kpi() + "' is tied to '" + after.code() + "': " + measure.because()));
        }
    }

    private void measure(String clause, Measure before, Measure after) {
        var of = " of '" + after.kpi() + "' for '" + clause + "'";
        addIfChanged("The role" + of, before.role().code(), after.role().code());
        addIfChanged("The reason" + of, before.because(), after.because());
        if (before.because().equals(after.because()) && !before.hasSameReason(after)) {
            sentences.add("The reason" + of + " is argued again, in the same words"
                    + (after.arguedBy() == null ? "" : ", by " + after.arguedBy()) + ".");
        }
        addIfChanged("The review date" + of, before.reviewBy(), after.reviewBy());
        addIfChanged("The target" + of, target(before.optionalTarget()), target(after.optionalTarget()));
    }

    private void notMeasured(Mission before, Mission after) {
        for (var each : before.notMeasured()) {
            if (reason(after, each.kpi()).isEmpty()) {
                sentences.add("'" + each.kpi() + "' is no longer set aside.");
            }
        }
        for (var each : after.notMeasured()) {
            var old = reason(before, each.kpi());
            if (old.isEmpty()) {
                sentences.add("'" + each.kpi() + "' is set aside: " + each.because());
            } else {
                addIfChanged("The reason to set '" + each.kpi() + "' aside", old.get(), each.because());
            }
        }
    }

    private static Optional<String> reason(Mission mission, String kpi) {
        return mission.notMeasured().stream()
                .filter(each -> each.kpi().equals(kpi))
                .map(UnscoredKpi::because)
                .findFirst();
    }

    private void addIfChanged(String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            sentences.add(what + " changes from " + quoted(before) + " to " + quoted(after) + ".");
        }
    }

    private static String quoted(@Nullable Object value) {
        return value == null ? "none" : "'" + value + "'";
    }

    private static @Nullable String joined(List<String> texts) {
        return texts.isEmpty() ? null : String.join("; ", texts);
    }

    private static @Nullable String guarantee(@Nullable Guarantee guarantee) {
        return guarantee == null ? null : guarantee.promise() + ": " + guarantee.consequence();
    }

    private static @Nullable String breach(@Nullable Guarantee guarantee) {
        return guarantee == null
                ? null
                : guarantee.optionalBreach().map(EventFilter::words).orElse(null);
    }

    private void breach(String clause, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            var subject = "The guarantee of '" + clause + "' ";
            sentences.add(
                    after == null
                            ? subject + "no longer counts " + before + "."
                            : subject + "now counts " + after
                                    + (before == null ? "." : ", and no longer " + before + "."));
        }
    }

    private static @Nullable String target(Optional<Target> target) {
        return target.map(each -> Stream.of(
                                bounds(each),
                                "from " + each.from(),
                                each.agreedBy() == null ? "" : "agreed by " + each.agreedBy(),
                                each.reviewBy() == null ? "" : "to be reviewed by " + each.reviewBy())
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" ")))
                .orElse(null);
    }

    /** {@code at least 0.8}, {@code between 1 and 2}. */
    static String bounds(Target target) {
        return target.form().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + target.bounds().stream().map(MissionWriter::decimal).collect(Collectors.joining(" and "));
    }
}
