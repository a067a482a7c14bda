package org.kept.mission;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Dates;

/**
 * One version of the mission as it is shown.
 *
 * @param later the first day, where it is still to come
 * @param coverage lists for the current version; null for an older one
 */
record MissionPage(
        int number,
        boolean current,
        String from,
        String published,
        String author,
        @Nullable String later,
        List<Passage> passages,
        List<Part> clauses,
        @Nullable Gaps coverage,
        List<Aside> notMeasured,
        boolean administrator) {

    /** A clause and all that hangs on it; {@code hours} are the KPIs that it is judged by hour by hour. */
    record Part(Clause clause, @Nullable String reviewBy, List<Link> measures, List<Named> hours) {

        /** Whether those KPIs measure the other clauses. */
        public boolean hoursOfOthers() {
            return hours.stream().allMatch(each -> clause.measure(each.kpi()).isEmpty());
        }
    }

    /** A measure in words; {@code argued} is the clause as it read when the reason was given, where that differs. */
    record Link(
            String kpi,
            String name,
            String role,
            String because,
            @Nullable String target,
            @Nullable String argued) {}

    /** What has words without numbers, and numbers without words. */
    record Gaps(List<Wall> clauses, List<Named> kpis) {}

    /** A promise that nothing of its own measures; {@code byHours} where the hours of what measures the others judge it. */
    record Wall(String code, String quote, boolean byHours) {}

    record Named(String kpi, String name) {}

    record Aside(String kpi, String name, String because) {}

    /** Writes pages in the words of one catalogue, on the wall of one zone. */
    record Writer(KpiCodes kpis, ZoneId zone, LocalDate today, boolean administrator) {

        MissionPage page(MissionVersion version, boolean current, Coverage coverage) {
            var mission = version.mission();
            var from = version.effectiveFrom();
            return new MissionPage(
                    version.number(),
                    current,
                    Dates.day(from),
                    Dates.moment(version.created(), zone),
                    version.author(),
                    from.isAfter(today) ? Dates.day(from) : null,
                    mission.passages(),
                    mission.clauses().stream()
                            .map(each -> part(each, mission, coverage))
                            .toList(),
                    current ? gaps(coverage, mission) : null,
                    mission.notMeasured().stream()
                            .map(each -> new Aside(each.kpi(), kpis.name(each.kpi()), each.because()))
                            .toList(),
                    administrator);
        }

        private Gaps gaps(Coverage coverage, Mission mission) {
            var open = coverage.kpisNotJustified().stream()
                    .map(each -> new Named(each.kpi(), kpis.name(each.kpi())))
                    .toList();
            var walls = coverage.clausesNotMeasured().stream()
                    .map(each -> new Wall(each.code(), each.quote(), byHours(each.code(), mission)))
                    .toList();
            return new Gaps(walls, open);
        }

        private boolean byHours(String clause, Mission mission) {
            return mission.clause(clause)
                    .filter(each -> !hours(each, mission).isEmpty())
                    .isPresent();
        }

        private Part part(Clause clause, Mission mission, Coverage coverage) {
            var reviewBy = clause.reviewBy();
            return new Part(
                    clause,
                    reviewBy == null ? null : Dates.day(reviewBy),
                    clause.measures().stream()
                            .map(each -> link(clause, each, coverage))
                            .toList(),
                    hours(clause, mission));
        }

        private List<Named> hours(Clause clause, Mission mission) {
            return mission
                    .hourMeasures(
                            clause,
                            each -> each.measure().target() != null
                                    && kpis.hasHours(each.measure().kpi()))
                    .stream()
                    .map(each -> each.measure().kpi())
                    .map(kpi -> new Named(kpi, kpis.name(kpi)))
                    .toList();
        }

        private Link link(Clause clause, Measure measure, Coverage coverage) {
            var argued = coverage.suspectMeasures().stream()
                    .filter(each ->
                            each.clause().equals(clause.code()) && each.kpi().equals(measure.kpi()))
                    .map(Coverage.Suspect::arguedFor)
                    .findFirst();
            return new Link(
                    measure.kpi(),
                    kpis.name(measure.kpi()),
                    role(measure.role()),
                    measure.because(),
                    measure.dated().map(each -> target(measure.kpi(), each)).orElse(null),
                    argued.orElse(null));
        }

        private static String role(Role role) {
            return switch (role) {
                case MEASURES -> "measures it";
                case PROXY -> "stands in for it";
                case COUNTERWEIGHT -> "is its counterweight";
            };
        }

        private String target(String kpi, Target target) {
            var bounds =
                    target.bounds().stream().map(each -> kpis.words(kpi, each)).toList();
            var words = target.form().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                    + String.join(" and ", bounds) + " since the "
                    + Dates.period(target.from());
            var said = target.from().start().isAfter(today) ? words.replace(" since the ", " from the ") : words;
            return target.agreedBy() == null ? said : said + ", agreed by " + target.agreedBy();
        }
    }
}
