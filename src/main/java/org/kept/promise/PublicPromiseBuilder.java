package org.kept.promise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.access.Installation;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.Mission;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.mission.Target;
import org.kept.promise.model.MonthMark;
import org.kept.promise.model.MonthVerdict;
import org.kept.promise.model.PublicPromise;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;
import org.kept.ui.ComparedFigures;
import org.kept.ui.DateFormatter;
import org.kept.ui.PublicActions;

/** Builds the content of the promise page. */
@ApplicationScoped
class PublicPromiseBuilder {

    private static final int MONTHS = 12;

    private static final int MAX_ACTIONS = 20;

    private static final String REWORD = "In public, name no person. Reword the mission first.";

    private final Missions missions;
    private final MonthJudge monthJudge;
    private final KpiRegistry kpiRegistry;
    private final KpiSettingsStore kpiSettings;
    private final PublicWording wording;
    private final PromiseStore store;
    private final Installation installation;
    private final Instance<PublicActions> actions;
    private final Clock clock;
    private final ZoneId zone;

    PublicPromiseBuilder(
            Missions missions,
            MonthJudge monthJudge,
            KpiRegistry kpiRegistry,
            KpiSettingsStore kpiSettings,
            PublicWording wording,
            PromiseStore store,
            Installation installation,
            @Any Instance<PublicActions> actions,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.missions = missions;
        this.monthJudge = monthJudge;
        this.kpiRegistry = kpiRegistry;
        this.kpiSettings = kpiSettings;
        this.wording = wording;
        this.store = store;
        this.installation = installation;
        this.actions = actions;
        this.clock = clock;
        this.zone = zone;
    }

    /** The mission that is promised today; empty if none is in effect. */
    Optional<Mission> mission() {
        return mission(missions.history());
    }

    private Optional<Mission> mission(MissionHistory history) {
        return history.versionIn(Period.of(Grain.WEEK, today())).map(MissionVersion::mission);
    }

    /** The page with these settings, whether or not it is on; empty if no mission is in effect. */
    Optional<PublicPromise> promise(PromiseSettings settings) {
        var history = missions.history();
        return mission(history).map(mission -> promise(mission, settings, history));
    }

    /** The last twelve months, oldest first. */
    List<Period> months() {
        var last = Period.of(Grain.MONTH, today().minusDays(PublicPromise.DAYS_OF_GRACE))
                .plus(-1);
        return last.plus(1 - MONTHS).to(last);
    }

    /** The verdicts on a clause in these months. */
    List<MonthVerdict> verdicts(String clause) {
        return monthJudge.verdicts(clause, months(), missions.history());
    }

    /** The words of a clause, in the newest version that has it; empty if none has. */
    Optional<String> quote(String clause) {
        return missions.history().quote(clause);
    }

    /** What keeps the statement from being public, as a sentence: it names a person. Empty if nothing does. */
    Optional<String> statementFault() {
        return mission()
                .flatMap(mission -> wording.person(mission.statement()))
                .map(name -> "The statement names “" + name + "”. " + REWORD);
    }

    /** What keeps a clause from being public, as sentences: names in its guarantee, and in those of its KPIs. */
    List<String> faults(Clause clause) {
        return Stream.concat(guaranteeFault(clause).stream(), kpiFaults(clause)).toList();
    }

    private Optional<String> guaranteeFault(Clause clause) {
        return Optional.ofNullable(clause.guarantee())
                .flatMap(guarantee ->
                        wording.person(guarantee.promise()).or(() -> wording.person(guarantee.consequence())))
                .map(name -> "The guarantee of “" + clause.quote() + "” names “" + name + "”. " + REWORD);
    }

    private Stream<String> kpiFaults(Clause clause) {
        return clause.measures().stream()
                .filter(measure -> measure.role() != MeasureRole.COUNTERWEIGHT)
                .flatMap(measure -> kpiRegistry.find(measure.kpi()).stream())
                .flatMap(kpi -> wording.named(kpi).stream()
                        .map(name -> "“" + clause.quote() + "” is measured by “" + kpi.name() + "”, which names “"
                                + name + "”. In public, name no team and no person. Rename the KPI first."));
    }

    private PublicPromise promise(Mission mission, PromiseSettings settings, MissionHistory history) {
        var months = months();
        var shown = settings.codes();
        var removals =
                store.removals(today().minusMonths(MONTHS).atStartOfDay(zone).toInstant());
        return new PublicPromise(
                installation.company(),
                mission.passages().stream()
                        .map(passage -> new PublicPromise.StatementPiece(
                                passage.text(),
                                passage.clause()
                                        .map(Clause::code)
                                        .filter(shown::contains)
                                        .orElse(null)))
                        .toList(),
                months,
                mission.clauses().size(),
                mission.clauses().stream()
                        .filter(clause -> shown.contains(clause.code()))
                        .map(clause -> clause(clause, months, history, takenDown(clause.code(), settings, removals)))
                        .toList(),
                retired(mission, settings, months, history, removals),
                publicActions(mission, shown),
                today());
    }

    private PublicPromise.PublicClause clause(
            Clause clause, List<Period> months, MissionHistory history, List<String> takenDown) {
        var week = Period.of(Grain.WEEK, today());
        var guarantee = clause.guarantee();
        return new PublicPromise.PublicClause(
                clause.code(),
                clause.quote(),
                means(clause, week, months.get(months.size() - 1), history),
                monthJudge.verdicts(clause.code(), months, history),
                guarantee == null
                        ? null
                        : new PublicPromise.PublicGuarantee(
                                guarantee.promise(),
                                guarantee.consequence(),
                                guarantee.breach() != null,
                                monthJudge.owed(clause.code(), guarantee, months)),
                takenDown);
    }

    /** When a clause that is public again was taken down, latest first; only the last time has a known end. */
    private List<String> takenDown(String code, PromiseSettings settings, List<PromiseStore.Removal> removals) {
        var sentences = new ArrayList<String>();
        for (var removal : removals) {
            if (removal.code().equals(code)) {
                var from = day(removal.at());
                var to = settings.clauses().getOrDefault(code, Optional.empty()).map(this::day);
                sentences.add(
                        sentences.isEmpty() && to.filter(from::isBefore).isPresent()
                                ? "It was taken down from " + DateFormatter.day(from) + " to "
                                        + DateFormatter.day(to.get()) + "."
                                : "It was taken down on " + DateFormatter.day(from) + ".");
            }
        }
        return sentences.stream().distinct().toList();
    }

    private LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    /** The targets by which a clause is judged in the week, in words: its own, and those by hour, team and channel. */
    private List<String> means(Clause clause, Period week, Period lastMonth, MissionHistory history) {
        return Stream.of(
                        clause.measures().stream()
                                .filter(measure -> measure.role() != MeasureRole.COUNTERWEIGHT)
                                .flatMap(measure -> means(clause, measure, week, history).stream()),
                        monthJudge.hours(clause, week, lastMonth, history).stream()
                                .map(each -> "Judged by hour of the day: " + means(each.kpi(), each.target(), week)),
                        monthJudge.everyone(clause, week, lastMonth, history).stream()
                                .map(each -> "Judged by team and channel: " + means(each.kpi(), each.target(), week)))
                .flatMap(Function.identity())
                .toList();
    }

    private String means(Kpi kpi, Target target, Period week) {
        return wording.title(kpi, week) + ": " + words(kpi, target);
    }

    /**
     * A target in words: {@code Service level, within 60 s: at least 80.0% (contacts answered within 60 s, of contacts
     * offered)}.
     */
    private Optional<String> means(Clause clause, Measure measure, Period week, MissionHistory history) {
        return kpiRegistry.find(measure.kpi()).flatMap(kpi -> history.targetIn(week, clause.code(), measure.kpi())
                .map(target -> {
                    var settings = kpiSettings.timeline().in(kpi, week);
                    return means(kpi, target, week) + explained(kpi, settings);
                }));
    }

    /**
     * What a share is of, for readers who do not know the name of the KPI; empty for other forms. Also empty for a custom
     * KPI, whose definition may name what is not public.
     */
    private static String explained(Kpi kpi, FormulaSettings settings) {
        var formula = kpi.formula(settings);
        return formula.shape() == Formula.Shape.SHARE
                        && Catalogue.find(kpi.code()).isPresent()
                ? " (" + formula.numerator().words() + ", of "
                        + formula.denominator().words() + ")"
                : "";
    }

    private static String words(Kpi kpi, Target target) {
        var figures = ComparedFigures.ofBounds(kpi.display(), target.bounds());
        return switch (target.form()) {
            case AT_LEAST -> "at least " + figures.value(target.low());
            case AT_MOST -> "at most " + figures.value(target.high());
            case BETWEEN -> "between " + figures.value(target.low()) + " and " + figures.value(target.high());
        };
    }

    /** Clauses no longer public, for as long as their months would have been shown; latest first. */
    private List<PublicPromise.RetiredClause> retired(
            Mission mission,
            PromiseSettings settings,
            List<Period> months,
            MissionHistory history,
            List<PromiseStore.Removal> removals) {
        var since = today().minusMonths(MONTHS);
        var retired = new ArrayList<PublicPromise.RetiredClause>();
        for (var removal : removals) {
            if (!settings.codes().contains(removal.code())
                    || mission.clause(removal.code()).isEmpty()) {
                retired.add(new PublicPromise.RetiredClause(
                        removal.quote(),
                        day(removal.at()),
                        true,
                        summary(removal.kept(), removal.missed(), removal.unmeasured())));
            }
        }
        for (var code : settings.codes()) {
            if (settings.wasShown(code) && mission.clause(code).isEmpty()) {
                dropped(code, months, history)
                        .filter(each -> !each.day().isBefore(since))
                        .ifPresent(retired::add);
            }
        }
        retired.sort(Comparator.comparing(PublicPromise.RetiredClause::day)
                .reversed()
                .thenComparing(PublicPromise.RetiredClause::quote));
        // A clause can be taken down twice in a day.
        return retired.stream().distinct().toList();
    }

    private static String summary(int kept, int missed, int unmeasured) {
        return "Until then it was " + MonthVerdict.summary(kept, missed, unmeasured, 0, "its last");
    }

    /** A clause that the mission dropped, with the day on which the first version without it took effect. */
    private Optional<PublicPromise.RetiredClause> dropped(String code, List<Period> months, MissionHistory history) {
        @Nullable LocalDate day = null;
        for (var version : history.versions()) {
            var clause = version.mission().clause(code);
            if (clause.isPresent()) {
                return day == null
                        ? Optional.empty()
                        : Optional.of(new PublicPromise.RetiredClause(
                                clause.get().quote(), day, false, lastMonths(code, months, history)));
            }
            day = version.effectiveFrom();
        }
        return Optional.empty();
    }

    /** The months shown in which a clause was promised that is not any more, as a sentence; null if there is none. */
    private @Nullable String lastMonths(String code, List<Period> months, MissionHistory history) {
        var verdicts = monthJudge.verdicts(code, months, history).stream()
                .filter(MonthVerdict::isPromised)
                .toList();
        return verdicts.isEmpty()
                ? null
                : summary(
                        MonthVerdict.count(verdicts, MonthMark.KEPT),
                        MonthVerdict.count(verdicts, MonthMark.MISSED),
                        MonthVerdict.count(verdicts, MonthMark.NOT_MEASURED));
    }

    private List<PublicActions.PublicAction> publicActions(Mission mission, Set<String> shown) {
        return actions.stream()
                .flatMap(each -> each.publicActions().stream())
                .sorted(Comparator.comparing(PublicActions.PublicAction::done).reversed())
                .limit(MAX_ACTIONS)
                .map(action -> withPublicClause(action, mission, shown))
                .toList();
    }

    /** The action without its clause, unless that is on the page. */
    private static PublicActions.PublicAction withPublicClause(
            PublicActions.PublicAction action, Mission mission, Set<String> shown) {
        return Stream.ofNullable(action.clause())
                        .anyMatch(code ->
                                shown.contains(code) && mission.clause(code).isPresent())
                ? action
                : new PublicActions.PublicAction(action.said(), action.did(), action.done(), null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
