package org.kept.mission.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Clause;
import org.kept.mission.ClauseMeasure;
import org.kept.mission.Coverage;
import org.kept.mission.MeasurableKpis;
import org.kept.mission.Mission;
import org.kept.mission.MissionTabs;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.PageUrl;

/**
 * The coverage page: gaps between promises and KPIs, in both directions.
 *
 * @param groups one for each kind of finding, including empty ones, because "none" is an answer; empty without a mission
 */
record CoveragePage(String verdict, List<CoverageGroup> groups) {

    /** The page before a mission is published. */
    static final CoveragePage WITHOUT_MISSION = new CoveragePage("", List.of());

    /** Findings of one kind; {@code explained} explains them, {@code none} says that there are none. */
    record CoverageGroup(String code, String heading, String explained, String none, List<CoverageItem> items) {}

    /** A finding, with a link to where it can be resolved. */
    record CoverageItem(String text, @Nullable String href, String more) {}

    public DownloadLinks downloads() {
        return DownloadLinks.of(PageUrl.of("/api/v1/mission/coverage"));
    }

    public List<Choice> tabs() {
        return MissionTabs.COVERAGE.tabs();
    }

    /** Builds the page with the words of one mission and the names of one catalogue. */
    record CoveragePageBuilder(Mission mission, MeasurableKpis kpis) {

        CoveragePage page(Coverage coverage) {
            return new CoveragePage(
                    verdict(coverage.size()),
                    List.of(
                            unmeasured(coverage),
                            unjustified(coverage),
                            suspects(coverage),
                            stale(coverage),
                            ownerless(coverage),
                            overdue(coverage)));
        }

        private static String verdict(int size) {
            return switch (size) {
                case 0 ->
                    "No gaps: every promise has a measure, every KPI with data has a reason, and no review is overdue.";
                case 1 -> "1 gap to fix.";
                default -> size + " gaps to fix.";
            };
        }

        private CoverageGroup unmeasured(Coverage coverage) {
            return new CoverageGroup(
                    "walls",
                    "Promises without a measure",
                    "No KPI measures these, so no one can tell whether they are kept.",
                    "None: every promise has a measure.",
                    coverage.clausesNotMeasured().stream()
                            .map(each -> new CoverageItem(
                                    "“" + each.quote() + "”", "/mission#clause-" + each.code(), judgedBy(each.code())))
                            .toList());
        }

        /** Measures that judge a promise without a measure of its own, in words; empty if there are none. */
        private String judgedBy(String code) {
            var by = new ArrayList<String>();
            mission.clause(code).ifPresent(clause -> {
                if (!mission.hourMeasures(clause, each -> judges(each, kpis::hasHours))
                        .isEmpty()) {
                    by.add("the hours");
                }
                if (!mission.everyoneMeasures(clause, each -> judges(each, kpis::hasSegments))
                        .isEmpty()) {
                    by.add("the teams and channels");
                }
            });
            return by.isEmpty()
                    ? ""
                    : "No measure of its own; judged by " + String.join(" and ", by) + " of the others.";
        }

        private static boolean judges(ClauseMeasure each, Predicate<String> supported) {
            return each.measure().target() != null
                    && supported.test(each.measure().kpi());
        }

        private CoverageGroup unjustified(Coverage coverage) {
            return new CoverageGroup(
                    "unjustified",
                    "KPIs without a promise",
                    "These have data but no clause. Link each to a clause with a reason, or say why it is not scored.",
                    "None: every KPI with data has a reason.",
                    coverage.kpisNotJustified().stream()
                            .map(each -> new CoverageItem(kpis.name(each.kpi()), "/kpis/" + each.kpi(), ""))
                            .toList());
        }

        private CoverageGroup suspects(Coverage coverage) {
            return new CoverageGroup(
                    "suspect",
                    "Reasons to confirm",
                    "The clause was reworded after the reason was written. Confirm or rewrite the reason, or change"
                            + " the measure.",
                    "None: every reason was written for the current wording.",
                    coverage.suspectMeasures().stream()
                            .map(each -> new CoverageItem(
                                    kpis.name(each.kpi()) + " for “" + each.quote() + "”",
                                    "/mission#clause-" + each.clause(),
                                    "Written for “" + each.arguedFor() + "” in version " + each.version() + ": “"
                                            + each.because() + "”"))
                            .toList());
        }

        private CoverageGroup stale(Coverage coverage) {
            return new CoverageGroup(
                    "stale",
                    "Measures without recent data",
                    "These had data before, but none in the last complete week.",
                    "None: every measure with earlier data has data for the last complete week.",
                    coverage.staleFeeds().stream()
                            .map(each -> new CoverageItem(
                                    named(each.kpi(), each.clause()),
                                    "/kpis/" + each.kpi(),
                                    "Last data: " + DateFormatter.day(each.lastDay()) + "."))
                            .toList());
        }

        private CoverageGroup ownerless(Coverage coverage) {
            return new CoverageGroup(
                    "ownerless",
                    "Targets without an owner",
                    "No one is named as agreeing the target or owning the clause.",
                    "None: every target has an owner.",
                    coverage.targetsWithoutOwner().stream()
                            .map(each -> new CoverageItem(
                                    named(each.kpi(), each.clause()), "/mission#clause-" + each.clause(), ""))
                            .toList());
        }

        private CoverageGroup overdue(Coverage coverage) {
            return new CoverageGroup(
                    "overdue",
                    "Reviews overdue",
                    "The review date has passed.",
                    "None: no review date has passed.",
                    coverage.reviewsOverdue().stream().map(this::overdue).toList());
        }

        private CoverageItem overdue(Coverage.OverdueReview each) {
            var kpi = each.kpi();
            var subject =
                    switch (each.of()) {
                        case CLAUSE -> "The clause “" + quote(each.clause()) + "”";
                        case BEHAVIOURS -> "How we keep “" + quote(each.clause()) + "”";
                        case MAY_DECIDE -> "What anyone may decide for “" + quote(each.clause()) + "”";
                        case MEASURE -> named(String.valueOf(kpi), each.clause());
                        case TARGET -> "The target of " + named(String.valueOf(kpi), each.clause());
                    };
            return new CoverageItem(
                    subject, "/mission#clause-" + each.clause(), "Due by " + DateFormatter.day(each.reviewBy()) + ".");
        }

        private String named(String kpi, String clause) {
            return kpis.name(kpi) + " for “" + quote(clause) + "”";
        }

        private String quote(String clause) {
            return mission.clause(clause).map(Clause::quote).orElse(clause);
        }
    }
}
