package org.kept.mission.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventFilter;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.MeasurableKpis;
import org.kept.mission.Measure;
import org.kept.mission.Mission;
import org.kept.mission.Target;
import org.kept.mission.UnscoredKpi;
import org.kept.mission.document.MissionWriter;
import org.kept.ui.DateFormatter;

/** Describes the differences between two missions in sentences, with names of KPIs and words of clauses. */
public final class MissionChangeNarrative {

    private static final String NONE = "none";

    private final MeasurableKpis kpis;
    private final List<String> sentences = new ArrayList<>();

    private MissionChangeNarrative(MeasurableKpis kpis) {
        this.kpis = kpis;
    }

    /** One sentence for each change, in document order; empty if the missions are equal. */
    public static List<String> between(Mission before, Mission after, MeasurableKpis kpis) {
        var narrative = new MissionChangeNarrative(kpis);
        narrative.addIfChanged("Statement", quoted(before.statement()), quoted(after.statement()));
        narrative.addIfChanged(
                "In effect from", DateFormatter.day(before.effectiveFrom()), DateFormatter.day(after.effectiveFrom()));
        narrative.clauses(before, after);
        narrative.notMeasured(before, after);
        if (narrative.sentences.isEmpty() && !before.equals(after)) {
            narrative.sentences.add("The order changes.");
        }
        return narrative.sentences.stream()
                .map(each -> each.replace('\u00a0', ' ').replace('\u202f', ' '))
                .toList();
    }

    private void clauses(Mission before, Mission after) {
        for (var clause : before.clauses()) {
            if (after.clause(clause.code()).isEmpty()) {
                sentences.add(quoted(clause.quote()) + " is removed, with "
                        + measureCount(clause.measures().size()) + ".");
            }
        }
        for (var clause : after.clauses()) {
            before.clause(clause.code())
                    .ifPresentOrElse(
                            old -> clause(old, clause),
                            () -> sentences.add(quoted(clause.quote()) + " is added, with "
                                    + measureCount(clause.measures().size()) + "."));
        }
    }

    private static String measureCount(int measures) {
        return measures == 1 ? "1 measure" : (measures == 0 ? "no" : measures) + " measures";
    }

    private void clause(Clause before, Clause after) {
        var quote = quoted(after.quote());
        if (!before.quote().equals(after.quote())) {
            sentences.add(quoted(before.quote()) + " is reworded: " + quote + ".");
        }
        addIfChanged("How we keep " + quote, joined(before.behaviours()), joined(after.behaviours()));
        addIfChanged("What anyone may decide for " + quote, joined(before.mayDecide()), joined(after.mayDecide()));
        addIfChanged("Guarantee of " + quote, guarantee(before.guarantee()), guarantee(after.guarantee()));
        breach(quote, breach(before.guarantee()), breach(after.guarantee()));
        addIfChanged("Owner of " + quote, before.owner(), after.owner());
        addIfChanged("Review date of " + quote, day(before.reviewBy()), day(after.reviewBy()));
        addIfChanged(
                "Review date of how we keep " + quote,
                day(before.conduct().behavioursReviewBy()),
                day(after.conduct().behavioursReviewBy()));
        addIfChanged(
                "Review date of what anyone may decide for " + quote,
                day(before.conduct().mayDecideReviewBy()),
                day(after.conduct().mayDecideReviewBy()));
        for (var measure : before.measures()) {
            if (after.measure(measure.kpi()).isEmpty()) {
                sentences.add(name(measure.kpi()) + " no longer measures " + quote + ".");
            }
        }
        for (var measure : after.measures()) {
            before.measure(measure.kpi())
                    .ifPresentOrElse(
                            old -> measure(quote, old, measure),
                            () -> sentences.add(
                                    name(measure.kpi()) + " is linked to " + quote + ": " + measure.because()));
        }
    }

    private void measure(String quote, Measure before, Measure after) {
        var name = name(after.kpi());
        var of = name + " for " + quote;
        addIfChanged("Role of " + of, before.role().words(), after.role().words());
        addIfChanged("Reason for " + of, quoted(before.because()), quoted(after.because()));
        if (before.because().equals(after.because()) && !before.hasSameReason(after)) {
            sentences.add("The reason for " + of + " is confirmed in the same words"
                    + (after.arguedBy() == null ? "" : ", by " + after.arguedBy()) + ".");
        }
        addIfChanged("Review date of " + of, day(before.reviewBy()), day(after.reviewBy()));
        targets(after.kpi(), before.optionalTarget(), after.optionalTarget());
    }

    private void targets(String kpi, Optional<Target> before, Optional<Target> after) {
        if (before.equals(after)) {
            return;
        }
        var of = name(kpi) + ": target ";
        if (before.isEmpty() || after.isEmpty()) {
            sentences.add(
                    before.isEmpty()
                            ? of
                                    + after.map(each -> bounds(kpi, each) + " " + terms(each))
                                            .orElse(NONE) + "."
                            : of + before.map(each -> bounds(kpi, each)).orElse(NONE) + " is removed.");
            return;
        }
        target(kpi, of, before.get(), after.get());
    }

    private void target(String kpi, String of, Target before, Target after) {
        if (before.hasSameBounds(after)) {
            sentences.add(of + bounds(kpi, after) + " " + terms(before) + " → " + terms(after) + ".");
            return;
        }
        // Two different bounds must not read the same after rounding.
        var exact = bounds(kpi, before).equals(bounds(kpi, after));
        var old = exact ? bounds(before) : bounds(kpi, before);
        sentences.add(of + old + " → " + (exact ? bounds(after) : bounds(kpi, after)) + " " + terms(after) + ".");
        if (before.agreedBy() != null && after.agreedBy() == null) {
            sentences.add("No one has agreed to this target yet: " + before.agreedBy() + " agreed to " + old + ".");
        }
    }

    private static String terms(Target target) {
        return "from the " + DateFormatter.period(target.from())
                + (target.agreedBy() == null ? "" : ", agreed by " + target.agreedBy())
                + (target.reviewBy() == null ? "" : ", review by " + DateFormatter.day(target.reviewBy()));
    }

    private String bounds(String kpi, Target target) {
        var values = target.bounds().stream()
                .map(each -> kpis.has(kpi) ? kpis.format(kpi, each) : MissionWriter.decimal(each))
                .toList();
        return switch (target.form()) {
            case AT_LEAST -> "≥ " + values.get(0);
            case AT_MOST -> "≤ " + values.get(0);
            case BETWEEN -> values.get(0) + " to " + values.get(1);
        };
    }

    private void notMeasured(Mission before, Mission after) {
        for (var each : before.notMeasured()) {
            if (reason(after, each.kpi()).isEmpty()) {
                sentences.add(name(each.kpi()) + " is no longer listed as not scored.");
            }
        }
        for (var each : after.notMeasured()) {
            var old = reason(before, each.kpi());
            if (!old.equals(Optional.of(each.because()))) {
                sentences.add(name(each.kpi()) + " is not scored: " + each.because());
            }
        }
    }

    private static Optional<String> reason(Mission mission, String kpi) {
        return mission.notMeasured().stream()
                .filter(each -> each.kpi().equals(kpi))
                .map(UnscoredKpi::because)
                .findFirst();
    }

    /** The name of the KPI; its code if it has been removed. */
    private String name(String kpi) {
        return kpis.has(kpi) ? kpis.name(kpi) : kpi;
    }

    private void addIfChanged(String what, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            sentences.add(what + ": " + Objects.requireNonNullElse(before, NONE) + " → "
                    + Objects.requireNonNullElse(after, NONE) + ".");
        }
    }

    private static String quoted(String text) {
        return "“" + text + "”";
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return date == null ? null : DateFormatter.day(date);
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

    private void breach(String quote, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            var subject = "The guarantee of " + quote + " ";
            sentences.add(
                    after == null
                            ? subject + "no longer counts " + before + "."
                            : subject + "now counts " + after
                                    + (before == null ? "." : ", and no longer " + before + "."));
        }
    }

    /** {@code at least 0.8}, {@code between 1 and 2}: the format of audit records, which must not change. */
    static String bounds(Target target) {
        return target.form().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + target.bounds().stream().map(MissionWriter::decimal).collect(Collectors.joining(" and "));
    }
}
