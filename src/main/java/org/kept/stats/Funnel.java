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
 * @param kind what kind of number it is
 * @param center the number of all teams together
 * @param variance how much a single observation varies by itself, as its square; a team's number varies by that over its denominator
 * @param dispersion how many times as much the teams vary as chance would have it, as variances; 1 is chance
 * @param corrected whether the limits are widened for it: it is above 1 + 2√(2 ÷ teams)
 * @param spots one for each team with a denominator, in the order given
 */
public record Funnel(
        FunnelKind kind,
        double center,
        double variance,
        double dispersion,
        boolean corrected,
        List<FunnelPoint> spots) {

    /** What chance alone makes of a number. */
    public enum FunnelKind {
        /** Some of all: binomial. */
        SHARE,
        /** So many per so many: Poisson. */
        RATE,
        /** A mean: the variance within teams, pooled over them; needs sums of squares. */
        MEAN,
        /** Promoters less detractors, on the scale −1…1: multinomial; needs promoters plus detractors as squares. */
        NPS;

        /** Nothing where the kind needs squares and no team has them. */
        private @Nullable Double variance(double center, List<FunnelGroup> units) {
            return switch (this) {
                case SHARE -> Math.max(0, center * (1 - center));
                case RATE -> center;
                case MEAN -> pooled(units);
                case NPS -> net(center, units);
            };
        }
    }

    /** Where a team stands. */
    public enum FunnelBand {
        WITHIN,
        /** Beyond the 95 % limits: one team in twenty is by chance alone. */
        BEYOND_95,
        /** Beyond the 99.8 % limits: worth asking why. */
        BEYOND_998
    }

    /**
     * A team's sums; without a denominator it has no place in the funnel.
     *
     * @param squares of a mean, the sum of the squared values; of a net promoter score, promoters plus detractors; NaN where
     *     nobody told
     */
    public record FunnelGroup(String name, double numerator, double denominator, double squares) {

        /** A team of whose number no squares are needed. */
        public FunnelGroup(String name, double numerator, double denominator) {
            this(name, numerator, denominator, Double.NaN);
        }

        private boolean toldSquares() {
            return !Double.isNaN(squares);
        }
    }

    /**
     * A team in the funnel.
     *
     * @param score by how many standard deviations, widened where corrected, it lies above the center
     */
    public record FunnelPoint(String name, double denominator, double value, double score, FunnelBand band) {

        /** What its place means: common cause within the 95 % limits. */
        public VariationType mark(Better better) {
            return band == FunnelBand.WITHIN ? VariationType.COMMON_CAUSE : better.mark((int) Math.signum(score));
        }
    }

    /** The four limits at one denominator; unclamped, so that those of a share may lie below 0 or above 1. */
    public record FunnelLimits(double lower998, double lower95, double upper95, double upper998) {}

    /** How many standard deviations the 95 % limits lie from the center. */
    public static final double Z95 = 1.959963984540054;
    /** The same of the 99.8 % limits. */
    public static final double Z998 = 3.090232306167813;

    private static final double WINSORISED = 0.1;

    public Funnel {
        spots = List.copyOf(spots);
    }

    /**
     * The funnel of those teams, or nothing where fewer than two have a denominator, or where nobody told how much a mean or a net
     * promoter score varies. Where the numerator of a share exceeds its denominator the numbers are no shares, and the funnel is one
     * of rates. What teams without a denominator add above the line counts in the center alone.
     */
    public static @Nullable Funnel of(FunnelKind asked, List<FunnelGroup> units) {
        var present = units.stream().filter(u -> u.denominator() > 0).toList();
        if (present.size() < 2) {
            return null;
        }
        var exceeds = asked == FunnelKind.SHARE && present.stream().anyMatch(u -> u.numerator() > u.denominator());
        var kind = exceeds ? FunnelKind.RATE : asked;
        double center = units.stream().mapToDouble(FunnelGroup::numerator).sum()
                / present.stream().mapToDouble(FunnelGroup::denominator).sum();
        var variance = kind.variance(center, present);
        return variance == null ? null : of(kind, center, variance, present);
    }

    private static Funnel of(FunnelKind kind, double center, double variance, List<FunnelGroup> units) {
        double dispersion = dispersion(
                units.stream().mapToDouble(u -> score(u, center, variance)).toArray());
        boolean corrected = dispersion > 1 + 2 * Math.sqrt(2.0 / units.size());
        double widened = variance * (corrected ? dispersion : 1);
        var spots = units.stream().map(u -> spot(u, score(u, center, widened))).toList();
        return new Funnel(kind, center, variance, dispersion, corrected, spots);
    }

    /** The mean square within teams, over those that told their squares. */
    private static @Nullable Double pooled(List<FunnelGroup> units) {
        var told = units.stream().filter(FunnelGroup::toldSquares).toList();
        double freedom = told.stream().mapToDouble(u -> u.denominator() - 1).sum();
        double within = told.stream()
                .mapToDouble(u -> u.squares() - u.numerator() * u.numerator() / u.denominator())
                .sum();
        return freedom > 0 ? (Double) (Math.max(0, within) / freedom) : null;
    }

    /** p + d − (p − d)², with p + d from those that told it. */
    private static @Nullable Double net(double center, List<FunnelGroup> units) {
        var told = units.stream().filter(FunnelGroup::toldSquares).toList();
        double answers = told.stream().mapToDouble(FunnelGroup::denominator).sum();
        double moved = told.stream().mapToDouble(FunnelGroup::squares).sum();
        return answers > 0 ? (Double) Math.max(0, moved / answers - center * center) : null;
    }

    /** The limits for a team of that denominator. */
    public FunnelLimits at(double denominator) {
        double deviation = deviation() / Math.sqrt(denominator);
        return new FunnelLimits(
                center - Z998 * deviation,
                center - Z95 * deviation,
                center + Z95 * deviation,
                center + Z998 * deviation);
    }

    /** The denominator at which the limits of so many standard deviations are that far from the center; 0 at any distance without spread. */
    public double denominatorAt(double distance, double deviations) {
        double root = deviations * deviation() / distance;
        return root * root;
    }

    /** How much a single observation varies, widened where corrected. */
    public double deviation() {
        return Math.sqrt(variance * (corrected ? dispersion : 1));
    }

    private static FunnelPoint spot(FunnelGroup unit, double score) {
        double size = Math.abs(score);
        var band = size > Z998 ? FunnelBand.BEYOND_998 : size > Z95 ? FunnelBand.BEYOND_95 : FunnelBand.WITHIN;
        return new FunnelPoint(unit.name(), unit.denominator(), unit.numerator() / unit.denominator(), score, band);
    }

    private static double score(FunnelGroup unit, double center, double variance) {
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
