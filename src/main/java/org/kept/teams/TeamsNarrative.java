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

/** What a comparison says: who stands out by more than chance, and how the limits came about. */
final class TeamsNarrative {

    private static final int MOST_NAMES = 4;

    private final TeamComparison comparison;
    private final Funnel funnel;
    private final Dimension by;

    TeamsNarrative(TeamComparison comparison, Funnel funnel) {
        this.comparison = comparison;
        this.funnel = funnel;
        this.by = comparison.request().by();
    }

    /** The first sentences. */
    String lead() {
        var far = comparison.outstanding().stream()
                .filter(TeamComparison.ComparedTeam::isFar)
                .toList();
        var near =
                comparison.outstanding().stream().filter(each -> !each.isFar()).toList();
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

    private String names(List<TeamComparison.ComparedTeam> standings) {
        if (standings.size() > MOST_NAMES) {
            return capital(NumberFormatter.of(standings.size(), by.code(), by.many()));
        }
        return capital(ListFormatter.list(standings.stream()
                .map(each -> name(each) + " (" + word(each) + ")")
                .toList()));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String others() {
        var judged = comparison.standings().stream()
                .filter(each -> each.spot() != null && !each.tooFew())
                .count();
        var few = comparison.standings().stream()
                .filter(TeamComparison.ComparedTeam::tooFew)
                .count();
        var within = judged - comparison.outstanding().size();
        var rest = few == 0
                ? ""
                : " " + capital(NumberFormatter.of(few, by.code(), by.many())) + (few == 1 ? " rests" : " rest")
                        + " on too few to be called anything.";
        if (judged == 0) {
            return "Every " + by.code() + " rests on too few to be called anything.";
        }
        if (comparison.outstanding().isEmpty()) {
            return (funnel.corrected()
                            ? "No " + by.code() + " stands out from how " + by.many() + " ordinarily differ here."
                            : "No " + by.code() + " differs from the others by more than chance makes of it.")
                    + rest;
        }
        return within == 0
                ? rest.strip()
                : "The other " + (within == 1 ? by.code() + " differs" : within + " " + by.many() + " differ")
                        + (funnel.corrected()
                                ? " no more than " + by.many() + " ordinarily do here."
                                : " by no more than chance.")
                        + rest;
    }

    String name(TeamComparison.ComparedTeam standing) {
        var name = standing.part().name();
        return name == null ? by.none() : name;
    }

    /** {@code better}, {@code worse}, or {@code higher} of a number that is neither. */
    String word(TeamComparison.ComparedTeam standing) {
        var variationType = standing.mark(comparison.request().kpi().better());
        if (variationType != VariationType.SPECIAL_CAUSE) {
            return StatusLabels.variation(variationType.code());
        }
        return standing.spot() != null && standing.spot().score() > 0 ? "higher" : "lower";
    }

    /** {@code within}, {@code beyond 95%}, {@code beyond 99.8%}. */
    static String band(TeamComparison.ComparedTeam standing) {
        if (standing.spot() == null) {
            return "no value";
        }
        if (standing.tooFew()) {
            return "too few";
        }
        return switch (standing.spot().band()) {
            case WITHIN -> "within";
            case BEYOND_95 -> "beyond 95%";
            case BEYOND_998 -> "beyond 99.8%";
        };
    }

    /** What widened the limits, with the numbers put in; or that nothing had to. */
    String dispersion() {
        var times = times(funnel.dispersion());
        return funnel.corrected()
                ? capital(by.many()) + " differ as a matter of course: their numbers vary " + times
                        + " times as much as chance alone would make them (as variances), so the limits are widened by the root"
                        + " of that, " + times(Math.sqrt(funnel.dispersion()))
                        + " times, and find the unusual rather than almost everybody."
                : capital(by.many()) + " vary " + times
                        + " times as much as chance alone would make them (as variances), which chance can do; the limits are"
                        + " not widened.";
    }

    private static String times(double times) {
        return NumberFormatter.figure(times < 10 ? "plain" : "count", times);
    }

    /** The limits of one of them, with the numbers put in. */
    String limits(String things) {
        var sizes = funnel.spots().stream()
                .mapToDouble(Funnel.FunnelPoint::denominator)
                .sorted()
                .toArray();
        var middle = sizes[sizes.length / 2];
        var bounds = funnel.at(middle);
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
        return figure(UnitRange.within(comparison.request().kpi().unit().code(), value * comparison.scale())
                / comparison.scale());
    }

    private String figure(double value) {
        return NumberFormatter.figure(comparison.request().kpi().unit().code(), value * comparison.scale());
    }
}
