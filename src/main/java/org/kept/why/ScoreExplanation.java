package org.kept.why;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kept.calendar.Period;
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
import org.kept.mission.Target;
import org.kept.mission.UnscoredKpi;
import org.kept.rollup.Slice;
import org.kept.signal.KpiChart;
import org.kept.signal.Verdict;
import org.kept.view.FormulaNarrative;
import org.kept.view.GuaranteeLiability;

/**
 * Everything that a KPI's score in a week rests on.
 *
 * @param complete whether the week is over; one that runs is not judged
 * @param mission the version the week is judged by; empty where none held
 * @param reasons the clauses it is tied to; empty for a KPI that is not scored in the week
 * @param set how the KPI is counted in the week
 * @param beside other figures from the same sums, by name
 * @param variants what each of its formulas says of the week, that which is set among them; none where somebody else
 *     computed the number, and for a KPI that a company defined itself
 * @param chart its history as it was known at the end of the week
 * @param targets every target it ever had that began by the week
 * @param events the newest few behind the number
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
        Map<String, Double> beside,
        List<FormulaVariant> variants,
        KpiChart chart,
        List<EffectiveTarget> targets,
        List<StoredEvent> events) {

    /**
     * One clause that the KPI is tied to.
     *
     * @param given who gave the reason, when, and for which words
     * @param target what the week is judged by; empty where the number is shown and not judged
     * @param verdict empty while the week runs
     * @param breaches of the clause's guarantee, where they are counted
     */
    public record ScoreReason(
            Clause clause,
            Measure measure,
            ReasonOrigin given,
            Optional<Target> target,
            Optional<Verdict> verdict,
            Optional<GuaranteeBreaches> breaches) {

        /** The clause's words when the reason was given; empty where they are the same now. */
        public Optional<String> arguedFor() {
            return Optional.of(given.quote()).filter(quote -> !quote.equals(clause.quote()));
        }

        /** The day on which the reason was given, on the wall of that zone. */
        LocalDate givenOn(ZoneId zone) {
            return Optional.ofNullable(measure.arguedOn())
                    .orElse(given.on().atZone(zone).toLocalDate());
        }
    }

    /** How often a guarantee was broken in the week. */
    public record GuaranteeBreaches(Kpi kpi, FormulaSettings settings, Reading reading) {

        /** How often it was broken, and what is owed for that. */
        String words(Guarantee guarantee) {
            var owed = GuaranteeLiability.of(guarantee, reading).words();
            return FormulaNarrative.sentence(kpi, settings, reading) + (owed == null ? "" : " " + owed + ".");
        }
    }

    /** A formula of the KPI and what it says of the week. */
    public record FormulaVariant(FormulaSettings settings, Reading reading) {}

    /** Whether the KPI is scored in the week: whether a clause is tied to it. */
    public boolean isScored() {
        return !reasons.isEmpty();
    }

    /** Why the mission of the week deliberately leaves the KPI out; empty where it does not. */
    public Optional<String> setAside() {
        return mission.stream()
                .flatMap(version -> version.mission().notMeasured().stream())
                .filter(each -> each.kpi().equals(kpi.code()))
                .map(UnscoredKpi::because)
                .findFirst();
    }

    /** The name with what its settings make of it. */
    public String title() {
        return kpi.title(set.settings());
    }

    /** The target that the number is drawn with: that of the first clause which has one. */
    public Optional<Target> target() {
        return reasons.stream().flatMap(each -> each.target().stream()).findFirst();
    }

    /** The reason whose verdict stands beside the number: the first with a target, else the first. */
    public Optional<ScoreReason> foremost() {
        return reasons.stream()
                .filter(each -> each.target().isPresent())
                .findFirst()
                .or(() -> reasons.stream().findFirst());
    }

    /** Where the week stands in the chart; −1 outside its history. */
    public int index() {
        return chart.indexOf(week);
    }

    /** Where the limits stand that the week is seen against: those of the week before while it runs; −1 for none. */
    public int judgedIndex() {
        return complete ? index() : Math.max(-1, index() - 1);
    }

    /** The mark of what the reasons, the clause's words and the target are now: it changes whenever one of them does. */
    public String fingerprint() {
        return WhyFingerprint.of(this);
    }
}
