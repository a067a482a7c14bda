package org.kept.effect;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.exclusion.ExcludedReading;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.ExclusionSpan;
import org.kept.exclusion.Exclusions;
import org.kept.exclusion.NewExclusion;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;

/** Checks exclusions that people and programs ask for, with what the KPI can leave out. */
@ApplicationScoped
class ExclusionRequests {

    private final Exclusions exclusions;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final KpiSettingsStore settings;
    private final ReportingZone zone;

    ExclusionRequests(
            Exclusions exclusions,
            KpiRegistry kpiRegistry,
            KpiReader kpiReader,
            KpiSettingsStore settings,
            ReportingZone zone) {
        this.exclusions = exclusions;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.settings = settings;
        this.zone = zone;
    }

    /**
     * The exclusion that would be added.
     *
     * @throws Problem 422 with everything that is wrong with it
     */
    Exclusion check(NewExclusion wanted, String author) {
        var errors = new ArrayList<InputError>();
        var code = wanted.kpi() == null || wanted.kpi().isBlank()
                ? null
                : wanted.kpi().strip();
        var kpi = code == null ? null : kpiRegistry.find(code).orElse(null);
        if (code != null && kpi == null) {
            errors.add(InputError.at(
                    "/kpi",
                    "kpi.unknown",
                    "There is no KPI '" + code + "'." + NearestWord.suggestion(code, Kpi.codes(kpiRegistry.all()))));
        }
        Exclusion exclusion = null;
        try {
            exclusion = exclusions.check(wanted, author);
        } catch (Problem problem) {
            errors.addAll(0, problem.errors());
        }
        if (exclusion != null && kpi != null && countsCustomers(kpi) && !coversAWeek(exclusion.span())) {
            errors.add(InputError.at("/kpi", "kpi.whole", ExcludedReading.CUSTOMERS_KEPT_IN));
        }
        return accepted(exclusion, errors);
    }

    private static Exclusion accepted(@Nullable Exclusion exclusion, List<InputError> errors) {
        if (exclusion == null || !errors.isEmpty()) {
            throw Problem.invalid("The exclusion was not stored.", errors);
        }
        return exclusion;
    }

    private boolean countsCustomers(Kpi kpi) {
        return kpi.formula(settings.timeline().in(kpi, kpiReader.currentPeriod(Grain.WEEK))).inputs().stream()
                .anyMatch(Input::isDistinct);
    }

    /** Whether a whole week lies within the time. */
    private boolean coversAWeek(ExclusionSpan span) {
        var week = Period.of(Grain.WEEK, span.firstDay(zone));
        return List.of(week, week.plus(1)).stream()
                .anyMatch(each -> !zone.startOf(each).isBefore(span.start(zone))
                        && !zone.endOf(each).isAfter(span.end(zone)));
    }
}
