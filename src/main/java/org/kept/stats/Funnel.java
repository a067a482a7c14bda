package org.kept.stats;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Teams compared fairly: each one's number against limits that allow small teams more chance, around what all of them do together.
 *
 * <p>Where teams differ by more than chance as a matter of course, the limits are widened by a common factor (multiplicative
 * over-dispersion, from z-scores winsorised at 10 %; Spiegelhalter 2005), so that they find the unusual rather than almost everybody.
 * There are no ranks here: within the limits nobody is better than anybody.
 *
 * @param kind whether the numbers are shares or count rates
 * @param center the number of all teams together
 * @param dispersion how many times as much the teams vary as chance would have it, as variances; 1 is chance
 * @param corrected whether the limits are widened for it: it is above 1 + 2√(2 ÷ teams)
 * @param spots one for each team with a denominator, in the order given
 */
public record Funnel(Kind kind, double center, double dispersion, boolean corrected, List<Spot> spots) {

    /** How much chance alone makes a number of that kind vary. */
    public enum Kind {
        SHARE,
        RATE;

        private double variance(double center) {
            return this == SHARE ? Math.max(0, center * (1 - center)) : center;
        }
    }

    /** Where a team stands. */
    public enum Band {
        WITHIN,
        /** Beyond the 95 % limits: one team in twenty is by chance alone. */
        BEYOND_95,
        /** Beyond the 99.8 % limits: worth asking why. */
        BEYOND_998
    }

    /** A team's sums; without a denominator it has no place in the funnel. */
    public record Unit(String name, double numerator, double denominator) {}

    /**
     * A team in the funnel.
     *
     * @param score by how many standard deviations, widened where corrected, it lies above the center
     */
    public record Spot(String name, double denominator, double value, double score, Band band) {

        /** What its place means: common cause within the 95 % limits. */
        public Mark mark(Better better) {
            return band == Band.WITHIN ? Mark.COMMON_CAUSE : better.mark((int) Math.signum(score));
        }
    }

    /** The four limits at one denominator; unclamped, so that those of a share may lie below 0 or above 1. */
    public record Bounds(double lower998, double lower95, double upper95, double upper998) {}

    private static final double Z95 = 1.959963984540054;
    private static final double Z998 = 3.090232306167813;
    private static final double WINSORISED = 0.1;

    public Funnel {
        spots = List.copyOf(spots);
    }

    /**
     * The funnel of those teams, or nothing where fewer than two have a denominator. Where a numerator exceeds its denominator the
     * numbers are no shares, and the funnel is one of rates.
     */
    public static @Nullable Funnel of(Kind asked, List<Unit> units) {
        var present = units.stream().filter(u -> u.denominator() > 0).toList();
        if (present.size() < 2) {
            return null;
        }
        var kind = present.stream().anyMatch(u -> u.numerator() > u.denominator()) ? Kind.RATE : asked;
        double center = present.stream().mapToDouble(Unit::numerator).sum()
                / present.stream().mapToDouble(Unit::denominator).sum();
        double dispersion = dispersion(present.stream()
                .mapToDouble(u -> score(u, center, kind.variance(center)))
                .toArray());
        boolean corrected = dispersion > 1 + 2 * Math.sqrt(2.0 / present.size());
        double variance = kind.variance(center) * (corrected ? dispersion : 1);
        var spots =
                present.stream().map(u -> spot(u, score(u, center, variance))).toList();
        return new Funnel(kind, center, dispersion, corrected, spots);
    }

    /** The limits for a team of that denominator. */
    public Bounds at(double denominator) {
        double deviation = Math.sqrt(kind.variance(center) * (corrected ? dispersion : 1) / denominator);
        return new Bounds(
                center - Z998 * deviation,
                center - Z95 * deviation,
                center + Z95 * deviation,
                center + Z998 * deviation);
    }

    private static Spot spot(Unit unit, double score) {
        double size = Math.abs(score);
        var band = size > Z998 ? Band.BEYOND_998 : size > Z95 ? Band.BEYOND_95 : Band.WITHIN;
        return new Spot(unit.name(), unit.denominator(), unit.numerator() / unit.denominator(), score, band);
    }

    private static double score(Unit unit, double center, double variance) {
        double deviation = Math.sqrt(variance / unit.denominator());
        return deviation > 0 ? (unit.numerator() / unit.denominator() - center) / deviation : 0;
    }

    /** The mean square of the scores, the outermost tenth at either end pulled in first lest the unusual hide themselves. */
    private static double dispersion(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double low = quantile(sorted, WINSORISED);
        double high = quantile(sorted, 1 - WINSORISED);
        return Arrays.stream(scores)
                .map(z -> Math.min(high, Math.max(low, z)))
                .map(z -> z * z)
                .average()
                .orElse(1);
    }

    private static double quantile(double[] sorted, double q) {
        double place = q * (sorted.length - 1);
        int below = (int) place;
        double part = place - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }
}
