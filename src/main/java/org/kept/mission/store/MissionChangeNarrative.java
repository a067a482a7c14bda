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

/** Tells in words what one mission has that another has not. */
public final class MissionChangeNarrative {

    private final List<String> words = new ArrayList<>();

    private MissionChangeNarrative() {}

    /** One sentence a change, in the order of the document; none when the two are the same. */
    public static List<String> between(Mission before, Mission after) {
        var missionChangeNarrative = new MissionChangeNarrative();
        missionChangeNarrative.value("The statement", before.statement(), after.statement());
        missionChangeNarrative.value("The first day", before.effectiveFrom(), after.effectiveFrom());
        missionChangeNarrative.clauses(before, after);
        missionChangeNarrative.notMeasured(before, after);
        if (missionChangeNarrative.words.isEmpty() && !before.equals(after)) {
            missionChangeNarrative.words.add("The order changes.");
        }
        return List.copyOf(missionChangeNarrative.words);
    }

    private void clauses(Mission before, Mission after) {
        for (var clause : before.clauses()) {
            if (after.clause(clause.code()).isEmpty()) {
                words.add("The clause '" + clause.code() + "' goes, with "
                        + count(clause.measures().size()) + ".");
            }
        }
        for (var clause : after.clauses()) {
            before.clause(clause.code())
                    .ifPresentOrElse(
                            old -> clause(old, clause),
                            () -> words.add("The clause '" + clause.code() + "' comes in: '" + clause.quote()
                                    + "', with " + count(clause.measures().size()) + "."));
        }
    }

    private static String count(int measures) {
        return measures == 1 ? "one measure" : (measures == 0 ? "no" : measures) + " measures";
    }

    private void clause(Clause before, Clause after) {
        var of = " of '" + after.code() + "'";
        value("The quote" + of, before.quote(), after.quote());
        value("What people do for" + of.substring(3), list(before.behaviours()), list(after.behaviours()));
        value("The guarantee" + of, guarantee(before.guarantee()), guarantee(after.guarantee()));
        breach(after.code(), breach(before.guarantee()), breach(after.guarantee()));
        value("The owner" + of, before.owner(), after.owner());
        value("The review date" + of, before.reviewBy(), after.reviewBy());
        for (var measure : before.measures()) {
            if (after.measure(measure.kpi()).isEmpty()) {
                words.add("'" + measure.kpi() + "' no longer measures '" + after.code() + "'.");
            }
        }
        for (var measure : after.measures()) {
            before.measure(measure.kpi())
                    .ifPresentOrElse(
                            old -> measure(after.code(), old, measure),
                            () -> words.add(
                                    "'" + measure.kpi() + "' is tied to '" + after.code() + "': " + measure.because()));
        }
    }

    private void measure(String clause, Measure before, Measure after) {
        var of = " of '" + after.kpi() + "' for '" + clause + "'";
        value("The role" + of, before.role().code(), after.role().code());
        value("The reason" + of, before.because(), after.because());
        if (before.because().equals(after.because()) && !before.arguedAs(after)) {
            words.add("The reason" + of + " is argued again, in the same words"
                    + (after.arguedBy() == null ? "" : ", by " + after.arguedBy()) + ".");
        }
        value("The review date" + of, before.reviewBy(), after.reviewBy());
        value("The target" + of, target(before.dated()), target(after.dated()));
    }

    private void notMeasured(Mission before, Mission after) {
        for (var each : before.notMeasured()) {
            if (reason(after, each.kpi()).isEmpty()) {
                words.add("'" + each.kpi() + "' is no longer set aside.");
            }
        }
        for (var each : after.notMeasured()) {
            var old = reason(before, each.kpi());
            if (old.isEmpty()) {
                words.add("'" + each.kpi() + "' is set aside: " + each.because());
            } else {
                value("The reason to set '" + each.kpi() + "' aside", old.get(), each.because());
            }
        }
    }

    private static Optional<String> reason(Mission mission, String kpi) {
        return mission.notMeasured().stream()
                .filter(each -> each.kpi().equals(kpi))
                .map(UnscoredKpi::because)
                .findFirst();
    }

    private void value(String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            words.add(what + " changes from " + quoted(before) + " to " + quoted(after) + ".");
        }
    }

    private static String quoted(@Nullable Object value) {
        return value == null ? "none" : "'" + value + "'";
    }

    private static @Nullable String list(List<String> texts) {
        return texts.isEmpty() ? null : String.join("; ", texts);
    }

    private static @Nullable String guarantee(@Nullable Guarantee guarantee) {
        return guarantee == null ? null : guarantee.promise() + ": " + guarantee.consequence();
    }

    private static @Nullable String breach(@Nullable Guarantee guarantee) {
        return guarantee == null
                ? null
                : guarantee.counted().map(EventFilter::words).orElse(null);
    }

    private void breach(String clause, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            var who = "The guarantee of '" + clause + "' ";
            words.add(
                    after == null
                            ? who + "no longer counts " + before + "."
                            : who + "now counts " + after + (before == null ? "." : ", and no longer " + before + "."));
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
