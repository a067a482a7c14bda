package org.kept.mission.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Clause;
import org.kept.mission.ClauseMeasure;
import org.kept.mission.Coverage;
import org.kept.mission.MeasurableKpis;
import org.kept.mission.Measure;
import org.kept.mission.Mission;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionTabs;
import org.kept.mission.MissionVersion;
import org.kept.mission.Target;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;

/**
 * One version of the mission, for display.
 *
 * @param later the first day, if it is in the future
 * @param open the number of coverage findings; 0 for an older version
 */
record MissionPage(
        int number,
        boolean current,
        String from,
        String published,
        String author,
        @Nullable String later,
        List<Mission.StatementPassage> passages,
        List<MissionClauseSection> clauses,
        int open,
        List<MissionAside> notMeasured,
        boolean administrator) {

    public List<Choice> tabs() {
        return MissionTabs.MISSION.tabs();
    }

    /**
     * A clause with its measures and review date.
     *
     * @param hours the KPIs that judge it hour by hour
     * @param segments the KPIs that judge it by team and channel
     */
    record MissionClauseSection(
            Clause clause,
            @Nullable String reviewBy,
            List<MeasureRow> measures,
            List<JudgingKpi> hours,
            List<JudgingKpi> segments) {

        /** Whether all hourly KPIs measure other clauses. */
        public boolean hoursOfOthers() {
            return ofOthers(hours);
        }

        /** Whether all team and channel KPIs measure other clauses. */
        public boolean segmentsOfOthers() {
            return ofOthers(segments);
        }

        private boolean ofOthers(List<JudgingKpi> kpis) {
            return kpis.stream().allMatch(each -> clause.measure(each.kpi()).isEmpty());
        }
    }

    /**
     * A measure for display.
     *
     * @param argued the quote for which the reason was given, if it differs from the current one
     * @param by who gave the reason, and when
     */
    record MeasureRow(
            String kpi,
            String name,
            String role,
            String because,
            @Nullable String target,
            @Nullable String argued,
            String by,
            @Nullable String reviewBy) {}

    record JudgingKpi(String kpi, String name) {}

    record MissionAside(String kpi, String name, String because) {}

    /** Builds pages with the names of one catalogue and the times of one zone. */
    record MissionPageBuilder(
            MeasurableKpis kpis, MissionHistory history, ZoneId zone, LocalDate today, boolean administrator) {

        MissionPage page(MissionVersion version, boolean current, Coverage coverage) {
            var mission = version.mission();
            var from = version.effectiveFrom();
            return new MissionPage(
                    version.number(),
                    current,
                    DateFormatter.day(from),
                    DateFormatter.moment(version.created(), zone),
                    version.author(),
                    from.isAfter(today) ? DateFormatter.day(from) : null,
                    mission.passages(),
                    mission.clauses().stream()
                            .map(each -> section(each, version, coverage))
                            .toList(),
                    current ? coverage.size() : 0,
                    mission.notMeasured().stream()
                            .map(each -> new MissionAside(each.kpi(), kpis.name(each.kpi()), each.because()))
                            .toList(),
                    administrator);
        }

        private MissionClauseSection section(Clause clause, MissionVersion version, Coverage coverage) {
            var reviewBy = clause.reviewBy();
            return new MissionClauseSection(
                    clause,
                    reviewBy == null ? null : DateFormatter.day(reviewBy),
                    clause.measures().stream()
                            .map(each -> measureRow(clause, each, version, coverage))
                            .toList(),
                    named(version.mission().hourMeasures(clause, each -> judges(each, kpis::hasHours))),
                    named(version.mission().everyoneMeasures(clause, each -> judges(each, kpis::hasSegments))));
        }

        private static boolean judges(ClauseMeasure each, Predicate<String> supported) {
            return each.measure().target() != null
                    && supported.test(each.measure().kpi());
        }

        private List<JudgingKpi> named(List<ClauseMeasure> measures) {
            return measures.stream()
                    .map(each -> each.measure().kpi())
                    .map(kpi -> new JudgingKpi(kpi, kpis.name(kpi)))
                    .toList();
        }

        private MeasureRow measureRow(Clause clause, Measure measure, MissionVersion version, Coverage coverage) {
            var argued = coverage.suspectMeasures().stream()
                    .filter(each ->
                            each.clause().equals(clause.code()) && each.kpi().equals(measure.kpi()))
                    .map(Coverage.SuspectMeasure::arguedFor)
                    .findFirst();
            return new MeasureRow(
                    measure.kpi(),
                    kpis.name(measure.kpi()),
                    measure.role().words(),
                    measure.because(),
                    measure.optionalTarget()
                            .map(each -> target(measure.kpi(), each))
                            .orElse(null),
                    argued.orElse(null),
                    reasonGivenBy(clause, measure, version),
                    reviewBy(measure));
        }

        private String reasonGivenBy(Clause clause, Measure measure, MissionVersion in) {
            var day = measure.arguedOn();
            return history.reasonOrigin(in, clause.code(), measure.kpi())
                    .map(each -> each.by() + ", "
                            + (day == null ? DateFormatter.moment(each.on(), zone) : DateFormatter.day(day)))
                    .orElse("");
        }

        private static @Nullable String reviewBy(Measure measure) {
            return Stream.of(
                            Optional.ofNullable(measure.reviewBy()),
                            measure.optionalTarget().flatMap(each -> Optional.ofNullable(each.reviewBy())))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder())
                    .map(DateFormatter::day)
                    .orElse(null);
        }

        private String target(String kpi, Target target) {
            var bounds =
                    target.bounds().stream().map(each -> kpis.format(kpi, each)).toList();
            var words = target.form().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                    + String.join(" and ", bounds) + " since the "
                    + DateFormatter.period(target.from());
            var text = target.from().start().isAfter(today) ? words.replace(" since the ", " from the ") : words;
            return target.agreedBy() == null ? text : text + ", agreed by " + target.agreedBy();
        }
    }
}
