package org.kept.teams;

import java.util.ArrayList;
import java.util.List;
import org.kept.rollup.Dimension;
import org.kept.stats.Funnel;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.UnitRange;

/** Says which teams differ by more than chance, and how the limits were calculated. */
final class TeamsNarrative {

    private static final int MAX_NAMES = 4;

    private final TeamComparison comparison;
    private final Funnel funnel;
    private final Dimension by;

    TeamsNarrative(TeamComparison comparison, Funnel funnel) {
        this.comparison = comparison;
        this.funnel = funnel;
        this.by = comparison.request().by();
    }

    /** The headline sentences. */
    String headline() {
        var far = comparison.outliers().stream()
                .filter(TeamComparison.ComparedTeam::isBeyond998)
                .toList();
        var near = comparison.outliers().stream()
                .filter(each -> !each.isBeyond998())
                .toList();
        var sentences = new ArrayList<String>();
        if (!far.isEmpty()) {
            sentences.add(names(far) + (far.size() == 1 ? " is" : " are")
                    + " outside the 99.8% limits. Find out what is different there.");
        }
        if (!near.isEmpty()) {
            sentences.add(names(near) + (near.size() == 1 ? " is" : " are") + " outside the 95% limits, as about one "
                    + by.code() + " in 20 would be by chance alone.");
        }
        sentences.add(others());
        return String.join(" ", sentences);
    }

    private String names(List<TeamComparison.ComparedTeam> teams) {
        if (teams.size() > MAX_NAMES) {
            return capitalized(NumberFormatter.of(teams.size(), by.code(), by.plural()));
        }
        return capitalized(ListFormatter.list(
                teams.stream().map(each -> name(each) + " (" + word(each) + ")").toList()));
    }

    static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String others() {
        var judged = comparison.standings().stream()
                .filter(each -> each.spot() != null && !each.tooFew())
                .count();
        var few = comparison.standings().stream()
                .filter(TeamComparison.ComparedTeam::tooFew)
                .count();
        var within = judged - comparison.outliers().size();
        var rest = few == 0
                ? ""
                : " " + capitalized(NumberFormatter.of(few, by.code(), by.plural())) + (few == 1 ? " has" : " have")
                        + " too few to judge.";
        if (judged == 0) {
            return "Every " + by.code() + " has too few to judge.";
        }
        if (comparison.outliers().isEmpty()) {
            return (funnel.corrected()
                            ? "No " + by.code() + " stands out beyond the usual spread between " + by.plural() + "."
                            : "No " + by.code() + " stands out beyond chance.")
                    + rest;
        }
        return within == 0
                ? rest.strip()
                : "The other "
                        + (within == 1 ? by.code() + " does" : within + " " + by.plural() + " do")
                        + " not stand out beyond "
                        + (funnel.corrected() ? "the usual spread between " + by.plural() + "." : "chance.") + rest;
    }

    String name(TeamComparison.ComparedTeam team) {
        var name = team.part().name();
        return name == null ? by.absentLabel() : name;
    }

    /** {@code better} or {@code worse}; {@code higher} or {@code lower} if the KPI has no better direction. */
    String word(TeamComparison.ComparedTeam team) {
        return switch (team.mark(comparison.request().kpi().better())) {
            case IMPROVEMENT -> "better";
            case CONCERN -> "worse";
            case SPECIAL_CAUSE, COMMON_CAUSE ->
                team.spot() != null && team.spot().score() > 0 ? "higher" : "lower";
        };
    }

    /** {@code within limits}, {@code outside 95%}, {@code outside 99.8%}, {@code too few to judge} or {@code no value}. */
    static String band(TeamComparison.ComparedTeam team) {
        if (team.spot() == null) {
            return "no value";
        }
        if (team.tooFew()) {
            return "too few to judge";
        }
        return switch (team.spot().band()) {
            case WITHIN -> "within limits";
            case BEYOND_95 -> "outside 95%";
            case BEYOND_998 -> "outside 99.8%";
        };
    }

    /** The over-dispersion with its numbers, and whether it widened the limits. */
    String dispersion() {
        var times = times(funnel.dispersion());
        return funnel.corrected()
                ? capitalized(by.plural()) + " vary " + times
                        + " times as much as chance alone would explain (in variance), so the limits are "
                        + times(Math.sqrt(funnel.dispersion()))
                        + " times as wide (the square root). Otherwise almost every "
                        + by.code() + " would stand out."
                : capitalized(by.plural()) + " vary " + times
                        + " times as much as chance alone would explain (in variance). Chance can do that, so the limits are"
                        + " not widened.";
    }

    private static String times(double times) {
        return NumberFormatter.figure(times < 10 ? "plain" : "count", times);
    }

    /**
     * The limits at the median sample size, with numbers.
     *
     * @param things what the sample counts: {@code contacts}
     */
    String limits(String things) {
        var sizes = funnel.spots().stream()
                .mapToDouble(Funnel.FunnelPoint::denominator)
                .sorted()
                .toArray();
        var middle = sizes[sizes.length / 2];
        var bounds = funnel.limitsAt(middle);
        return "By chance alone, a " + by.code() + " with " + NumberFormatter.count(Math.round(middle)) + " " + things
                + " is between " + range(bounds.lower95(), bounds.upper95())
                + " in 19 of 20 cases (95% limits), and between "
                + range(bounds.lower998(), bounds.upper998()) + " in 998 of 1,000 (99.8% limits). "
                + switch (funnel.kind()) {
                    case SHARE -> "Chance here is drawing as many at the overall share.";
                    case RATE -> "Chance here is counting at the overall rate.";
                    case MEAN ->
                        "Chance here is how much single values vary within a " + by.code()
                                + ", with a standard deviation of " + figure(Math.sqrt(funnel.variance())) + ".";
                    case NPS -> "Chance here is drawing as many from all promoters, passives and detractors.";
                };
    }

    private String range(double low, double high) {
        return within(low) + " and " + within(high);
    }

    private String within(double value) {
        return figure(
                UnitRange.clamp(comparison.request().kpi().display(), value * comparison.scale()) / comparison.scale());
    }

    private String figure(double value) {
        return NumberFormatter.figure(comparison.request().kpi().display(), value * comparison.scale());
    }
}
