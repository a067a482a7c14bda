package org.kept.workshop;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.wording.MeasureProposal;
import org.kept.wording.MeasureProposal.PromisedDays;
import org.kept.wording.TargetSuggestion;
import org.kept.workshop.draft.DraftTime;

/**
 * Finds the times that the words of a clause ask for, and that its KPIs do not count. A day is as long as the mean open
 * time of a day of the calendar that counts it.
 *
 * @param settings the settings of a KPI in the week in which the mission takes effect
 * @param drafted the times that the draft sets
 * @param calendars the calendars by name, each with the seconds of a working day
 */
record RequestedTimes(
        List<Kpi> kpis,
        Function<Kpi, FormulaSettings> settings,
        SortedMap<String, DraftTime> drafted,
        SortedMap<String, Integer> calendars) {

    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int MAX_OPTIONS = 5;

    /** The times of a clause, for each KPI once. */
    List<DraftClauseView.RequestedTime> of(Clause clause, List<MeasureProposal> proposals) {
        return Stream.of(DraftTime.SERVICE_LEVEL, DraftTime.FIRST_RESPONSE, DraftTime.RESOLUTION)
                .flatMap(code -> kpis.stream().filter(kpi -> kpi.code().equals(code)))
                .flatMap(kpi -> proposals.stream()
                        .flatMap(each -> time(clause, kpi, each).stream())
                        .limit(1))
                .toList();
    }

    private Optional<DraftClauseView.RequestedTime> time(Clause clause, Kpi kpi, MeasureProposal proposal) {
        var times = asked(clause, kpi, proposal);
        var now = settings.apply(kpi);
        var set = drafted.get(kpi.code());
        if (times.isEmpty()
                || (set == null
                        && times.stream().anyMatch(each -> each.in(now, kpi).equals(now)))) {
            return Optional.empty();
        }
        var name = DraftTime.KPIS.get(kpi.code());
        if (set != null && times.contains(set)) {
            return Optional.of(new DraftClauseView.RequestedTime(
                    kpi.code(),
                    "From the first week of this draft, " + name + " counts " + DraftTime.counted(set.in(now, kpi))
                            + ". Earlier weeks keep " + DraftTime.time(now) + ".",
                    List.of(),
                    DraftTime.time(now)));
        }
        var options = times.stream()
                .map(each -> new DraftClauseView.TimeOption(
                        each.seconds(), each.calendar(), DraftTime.time(each.in(now, kpi))))
                .toList();
        var words = options.stream().map(DraftClauseView.TimeOption::words).toList();
        return Optional.of(new DraftClauseView.RequestedTime(
                kpi.code(),
                "“" + proposal.words() + "” asks for " + (kpi.hasTime() ? "T = " : "") + ListFormatter.list(words, "or")
                        + ", but " + name + " counts "
                        + DraftTime.counted(set == null ? now : set.in(now, kpi)) + ".",
                options,
                DraftTime.time(now)));
    }

    /** The times to choose from; none if the words ask nothing of the KPI. */
    private List<DraftTime> asked(Clause clause, Kpi kpi, MeasureProposal proposal) {
        var seconds = proposal.withinSeconds();
        if (seconds.isPresent()) {
            var isOfResponse = clause.measure(DraftTime.FIRST_RESPONSE).isPresent()
                    && clause.measure(DraftTime.SERVICE_LEVEL).isEmpty();
            var counting = isOfResponse ? DraftTime.FIRST_RESPONSE : DraftTime.SERVICE_LEVEL;
            return kpi.code().equals(counting) ? List.of(new DraftTime(seconds.get(), null)) : List.of();
        }
        var isOfKpi = clause.measure(kpi.code()).isPresent()
                || proposal.fits().stream().anyMatch(fit -> fit.kpi().equals(kpi.code()));
        return kpi.code().equals(DraftTime.SERVICE_LEVEL) || !isOfKpi
                ? List.of()
                : proposal.days().map(days -> ofDays(kpi, days)).orElse(List.of());
    }

    private List<DraftTime> ofDays(Kpi kpi, PromisedDays days) {
        var calendar = calendar(kpi);
        if (calendar == null && !days.working()) {
            return kpi.hasTime() ? List.of(new DraftTime(days.number() * SECONDS_OF_A_DAY, null)) : List.of();
        }
        return calendars.entrySet().stream()
                .filter(each -> calendar == null || each.getKey().equals(calendar))
                .limit(MAX_OPTIONS)
                .map(each -> new DraftTime(kpi.hasTime() ? days.number() * each.getValue() : null, each.getKey()))
                .toList();
    }

    /** The calendar by which the KPI is counted once the draft is published; null if by none, or one that is gone. */
    private @Nullable String calendar(Kpi kpi) {
        var set = drafted.get(kpi.code());
        var now = settings.apply(kpi);
        var hours = (set == null ? now : set.in(now, kpi)).hours();
        return hours == null || !calendars.containsKey(hours.calendar()) ? null : hours.calendar();
    }

    /** The promised days as the most that the mean time to resolution may be; empty if no calendar says how long. */
    Optional<TargetSuggestion> resolutionTarget(MeasureProposal proposal) {
        var resolution = kpis.stream()
                .filter(kpi -> kpi.code().equals(DraftTime.RESOLUTION))
                .findFirst();
        return proposal.days()
                .flatMap(days -> resolution.flatMap(
                        kpi -> secondsOfADay(kpi, days.working()).map(day -> target(days, day))));
    }

    private Optional<Integer> secondsOfADay(Kpi kpi, boolean working) {
        var calendar = calendar(kpi);
        if (calendar == null && !working) {
            return Optional.of(SECONDS_OF_A_DAY);
        }
        var only = calendars.size() == 1 ? calendars.firstKey() : null;
        return Optional.ofNullable(calendar == null ? only : calendar)
                .flatMap(name -> Optional.ofNullable(calendars.get(name)));
    }

    private static TargetSuggestion target(PromisedDays days, int day) {
        return new TargetSuggestion(
                "atMost",
                (double) days.number() * day,
                "The time in your wording, at " + NumberFormatter.count(day)
                        + " s a day. With a longer average, too many wait longer than that.");
    }
}
