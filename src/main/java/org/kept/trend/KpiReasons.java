package org.kept.trend;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Mission;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.mission.UnscoredKpi;
import org.kept.view.GuaranteeLiability;
import org.kept.view.MeasureFormatter;

/** The reasons for a KPI: the clauses that it measures in a week, and its targets. */
final class KpiReasons {

    private final MissionHistory history;
    private final Kpi kpi;
    private final Period week;
    private final DataScope dataScope;

    KpiReasons(MissionHistory history, Kpi kpi, Period week, DataScope dataScope) {
        this.history = history;
        this.kpi = kpi;
        this.week = week;
        this.dataScope = dataScope;
    }

    private Optional<Mission> mission() {
        return history.versionIn(week).map(MissionVersion::mission);
    }

    List<TrendPage.MeasureReason> reasons() {
        return Stream.concat(guarantee().stream(), measured()).toList();
    }

    /** The clause whose guarantee the KPI counts, if any. */
    private Optional<TrendPage.MeasureReason> guarantee() {
        return GuaranteeLiability.clause(kpi, history, week).flatMap(clause -> Optional.ofNullable(clause.guarantee())
                .map(guarantee -> new TrendPage.MeasureReason(
                        clause.code(),
                        clause.quote(),
                        "Counts how often the guarantee of this clause was broken; not judged",
                        "Guaranteed: " + guarantee.promise() + ". If not: " + guarantee.consequence() + ".",
                        null,
                        owner(clause))));
    }

    private @Nullable String owner(Clause clause) {
        return dataScope.showsPeople() ? clause.owner() : null;
    }

    /**
     * The compensation that customers are owed in a period with this reading, in words; empty for a KPI that counts no
     * guarantee.
     */
    Optional<String> liability(Reading reading) {
        return GuaranteeLiability.clause(kpi, history, week)
                .flatMap(clause -> Optional.ofNullable(clause.guarantee()))
                .flatMap(guarantee -> Optional.ofNullable(
                        GuaranteeLiability.of(guarantee, reading).words()));
    }

    private Stream<TrendPage.MeasureReason> measured() {
        return mission().map(mission -> mission.clausesFor(kpi.code())).orElse(List.of()).stream()
                .flatMap(clause -> clause
                        .measure(kpi.code())
                        .map(measure -> new TrendPage.MeasureReason(
                                clause.code(),
                                clause.quote(),
                                MeasureFormatter.role(measure.role()),
                                measure.because(),
                                target(clause),
                                owner(clause)))
                        .stream());
    }

    private @Nullable String target(Clause clause) {
        return history.targetIn(week, clause.code(), kpi.code())
                .map(target -> "Target " + MeasureFormatter.target(kpi, target, dataScope))
                .orElse(null);
    }

    @Nullable
    String notScoredReason() {
        return mission().stream()
                .flatMap(mission -> mission.notMeasured().stream())
                .filter(each -> each.kpi().equals(kpi.code()))
                .map(UnscoredKpi::because)
                .findFirst()
                .orElse(null);
    }

    /** The targets over time, newest first; empty if there was never more than one. */
    List<String> targets() {
        var targets = history.targets(kpi.code());
        if (targets.size() < 2) {
            return List.of();
        }
        return targets.stream()
                .sorted((one, other) -> other.from().compareTo(one.from()))
                .map(target -> MeasureFormatter.span(kpi, target))
                .toList();
    }
}
