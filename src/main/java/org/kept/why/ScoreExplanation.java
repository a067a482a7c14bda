package org.kept.why;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.exclusion.ExcludedReading;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsVersion;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.EffectiveTarget;
import org.kept.mission.Guarantee;
import org.kept.mission.Measure;
import org.kept.mission.MissionVersion;
import org.kept.mission.ReasonOrigin;
import org.kept.mission.SuspectMeasures;
import org.kept.mission.Target;
import org.kept.mission.UnscoredKpi;
import org.kept.rollup.Slice;
import org.kept.signal.KpiChart;
import org.kept.signal.Verdict;
import org.kept.view.FormulaNarrative;
import org.kept.view.GuaranteeLiability;

/**
 * Everything behind a KPI's score in a week.
 *
 * @param complete whether the week is complete; a week in progress is not judged
 * @param mission the version the week is judged by; empty if none was in effect
 * @param reasons the clauses it measures; empty if it is not scored in the week
 * @param set the KPI's settings in the week
 * @param excluded the effect of exclusions on the reading; null if none touches the week
 * @param beside companion figures from the same sums, by name
 * @param variants the reading by each of its formulas, including the one in use; empty for a ready-made figure and for
 *     a custom KPI
 * @param chart its history as known at the end of the week
 * @param targets all its targets that began by the week
 * @param events the newest events behind the number, at most 5
 */
public record ScoreExplanation(
        Kpi kpi,
        Period week,
        boolean complete,
        Slice cut,
        Optional<MissionVersion> mission,
        List<ScoreReason> reasons,
        KpiSettingsVersion set,
        Reading reading,
        @Nullable ExcludedReading excluded,
        Map<String, Double> beside,
        List<FormulaVariant> variants,
        KpiChart chart,
        List<EffectiveTarget> targets,
        List<StoredEvent> events) {

    /**
     * A clause that the KPI measures.
     *
     * @param given who gave the reason, when, and for which wording
     * @param target the target the week is judged by; empty if the number is shown and not judged
     * @param verdict empty while the week is in progress
     * @param breaches breaches of the clause's guarantee, if they are counted
     */
    public record ScoreReason(
            Clause clause,
            Measure measure,
            ReasonOrigin given,
            Optional<Target> target,
            Optional<Verdict> verdict,
            Optional<GuaranteeBreaches> breaches) {

        /** The clause's wording when the reason was given; empty if it has not changed. */
        public Optional<String> earlierQuote() {
            return SuspectMeasures.earlierQuote(given, clause);
        }

        /** The day the reason was given, in the zone. */
        LocalDate givenOn(ZoneId zone) {
            return Optional.ofNullable(measure.arguedOn())
                    .orElse(given.on().atZone(zone).toLocalDate());
        }
    }

    /** The number of times a guarantee was broken in the week. */
    public record GuaranteeBreaches(Kpi kpi, FormulaSettings settings, Reading reading) {

        /** The number of breaches and what is owed, in words. */
        String words(Guarantee guarantee) {
            var owed = GuaranteeLiability.of(guarantee, reading).words();
            return FormulaNarrative.sentence(kpi, settings, reading) + (owed == null ? "" : " " + owed + ".");
        }
    }

    /** A formula of the KPI and its reading in the week. */
    public record FormulaVariant(FormulaSettings settings, Reading reading) {}

    /** Whether the KPI is scored in the week, that is, measures a clause. */
    public boolean isScored() {
        return !reasons.isEmpty();
    }

    /** The reason why the mission of the week deliberately leaves the KPI unscored; empty if it does not. */
    public Optional<String> notScoredReason() {
        return mission.stream()
                .flatMap(version -> version.mission().notMeasured().stream())
                .filter(each -> each.kpi().equals(kpi.code()))
                .map(UnscoredKpi::because)
                .findFirst();
    }

    /** The KPI's name with its settings. */
    public String title() {
        return kpi.title(set.settings());
    }

    /** The target drawn with the number: that of the first clause with one. */
    public Optional<Target> target() {
        return reasons.stream().flatMap(each -> each.target().stream()).findFirst();
    }

    /** The reason whose verdict is shown beside the number: the first with a target, otherwise the first. */
    public Optional<ScoreReason> primaryReason() {
        return reasons.stream()
                .filter(each -> each.target().isPresent())
                .findFirst()
                .or(() -> reasons.stream().findFirst());
    }

    /** The index of the week in the chart; −1 outside its history. */
    public int index() {
        return chart.indexOf(week);
    }

    /** The index whose limits apply: for a week in progress, that of the week before; −1 if there is none. */
    public int limitsIndex() {
        return complete ? index() : Math.max(-1, index() - 1);
    }

    /** The value of the week; null if there is none. */
    @Nullable
    Double value() {
        return reading.value().isPresent() ? (Double) reading.value().getAsDouble() : null;
    }

    /** The ends of the usual range in the week, cut to possible values; empty without limits. */
    List<Double> usualLimits() {
        var at = limitsIndex();
        var limits = at < 0 ? null : chart.limitsAt(at);
        return limits == null ? List.of() : chart.possible(KpiChart.rangeAt(limits, at));
    }

    /** A hash of the settings, clauses, reasons and targets; it changes when any of them does. */
    public String fingerprint() {
        return WhyFingerprint.of(this);
    }
}
