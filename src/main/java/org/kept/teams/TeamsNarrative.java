package org.kept.teams;

import java.util.ArrayList;
import java.util.List;
import org.kept.rollup.Dimension;
import org.kept.stats.Funnel;
import org.kept.stats.VariationType;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.StatusLabels;
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
            sentences.add(names(far) + (far.size() == 1 ? " lies" : " lie")
                    + " beyond the 99.8% limits. Find out what is different there.");
        }
        if (!near.isEmpty()) {
            sentences.add(names(near) + (near.size() == 1 ? " lies" : " lie") + " beyond the 95% limits, as one "
                    + by.code() + " in twenty does by chance alone.");
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

    private static String capitalized(String words) {
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
                : " " + capitalized(NumberFormatter.of(few, by.code(), by.plural())) + (few == 1 ? " rests" : " rest")
                        + " on too few to be called anything.";
        if (judged == 0) {
            return "Every " + by.code() + " rests on too few to be called anything.";
        }
        if (comparison.outliers().isEmpty()) {
            return (funnel.corrected()
                            ? "No " + by.code() + " stands out from how " + by.plural() + " ordinarily differ here."
                            : "No " + by.code() + " differs from the others by more than chance makes of it.")
                    + rest;
        }
        return within == 0
                ? rest.strip()
                : "The other " + (within == 1 ? by.code() + " differs" : within + " " + by.plural() + " differ")
                        + (funnel.corrected()
                                ? " no more than " + by.plural() + " ordinarily do here."
                                : " by no more than chance.")
                        + rest;
    }

    String name(TeamComparison.ComparedTeam team) {
        var name = team.part().name();
        return name == null ? by.absentLabel() : name;
    }

    /** {@code better} or {@code worse}; {@code higher} or {@code lower} if the KPI has no better direction. */
    String word(TeamComparison.ComparedTeam team) {
        var variationType = team.mark(comparison.request().kpi().better());
        if (variationType != VariationType.SPECIAL_CAUSE) {
            return StatusLabels.variation(variationType.code());
        }
        return team.spot() != null && team.spot().score() > 0 ? "higher" : "lower";
    }

    /** {@code within}, {@code beyond 95%}, {@code beyond 99.8%}, {@code too few} or {@code no value}. */
    static String band(TeamComparison.ComparedTeam team) {
        if (team.spot() == null) {
            return "no value";
        }
        if (team.tooFew()) {
            return "too few";
        }
        return switch (team.spot().band()) {
            case WITHIN -> "within";
            case BEYOND_95 -> "beyond 95%";
            case BEYOND_998 -> "beyond 99.8%";
        };
    }

    /** The over-dispersion with its numbers, and whether it widened the limits. */
    String dispersion() {
        var times = times(funnel.dispersion());
        return funnel.corrected()
                ? capitalized(by.plural()) + " differ as a matter of course: their numbers vary " + times
                        + " times as much as chance alone would make them (as variances), so the limits are widened by the root"
                        + " of that, " + times(Math.sqrt(funnel.dispersion()))
                        + " times, and find the unusual rather than almost everybody."
                : capitalized(by.plural()) + " vary " + times
                        + " times as much as chance alone would make them (as variances), which chance can do; the limits are"
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
        return "A " + by.code() + " of " + NumberFormatter.count(Math.round(middle)) + " " + things
                + " lies by chance between "
                + range(bounds.lower95(), bounds.upper95()) + " nineteen times in twenty, and between "
                + range(bounds.lower998(), bounds.upper998()) + " all but twice in a thousand times. "
                + switch (funnel.kind()) {
                    case SHARE -> "Chance is that of drawing so many at the share of all.";
                    case RATE -> "Chance is that of counting at the rate of all.";
                    case MEAN ->
                        "Chance is how much single values vary within a " + by.code() + ": "
                                + figure(Math.sqrt(funnel.variance())) + " either way.";
                    case NPS -> "Chance is that of drawing so many from the promoters, passives and detractors of all.";
                };
    }

    private String range(double low, double high) {
        return within(low) + " and " + within(high);
    }

    private String within(double value) {
        return figure(UnitRange.clamp(comparison.request().kpi().unit().code(), value * comparison.scale())
                / comparison.scale());
    }

    private String figure(double value) {
        return NumberFormatter.figure(comparison.request().kpi().unit().code(), value * comparison.scale());
    }
}
