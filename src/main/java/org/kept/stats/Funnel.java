package org.kept.stats;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel plot: each team compared with the average of all, with limits that allow small teams more chance.
 *
 * <p>If teams differ by more than chance in general, the limits are widened by a common factor (multiplicative
 * over-dispersion, from z-scores winsorised at 10%; Spiegelhalter 2005). Otherwise almost every team would be outside
 * them. There are no ranks: teams within the limits do not differ by more than chance.
 *
 * @param kind the kind of number
 * @param center the value of all teams together
 * @param variance the variance of a single observation; the variance of a team's value is this over its denominator
 * @param dispersion the variance between teams as a multiple of that by chance; 1 is chance
 * @param corrected whether the limits are widened: {@code dispersion} is above 1 + 2√(2 ÷ teams)
 * @param spots one per team with a denominator, in the order given
 */
public record Funnel(
        FunnelKind kind,
        double center,
        double variance,
        double dispersion,
        boolean corrected,
        List<FunnelPoint> spots) {

    /** The kind of number, which determines its variation by chance. */
    public enum FunnelKind {
        /** A share of all: binomial. */
        SHARE,
        /** A count per unit of exposure: Poisson. */
        RATE,
        /** A mean: pooled variance within teams; needs sums of squares. */
        MEAN,
        /** Promoters minus detractors, on the scale −1..1: multinomial; needs promoters plus detractors as squares. */
        NPS;

        /** Null if the kind needs squares and no team has them. */
        private @Nullable Double variance(double center, List<FunnelGroup> groups) {
            return switch (this) {
                case SHARE -> Math.max(0, center * (1 - center));
                case RATE -> center;
                case MEAN -> pooledVariance(groups);
                case NPS -> npsVariance(center, groups);
            };
        }
    }

    /** The position of a team relative to the limits. */
    public enum FunnelBand {
        WITHIN,
        /** Outside the 95% limits, as one team in twenty is by chance alone. */
        BEYOND_95,
        /** Outside the 99.8% limits: worth investigating. */
        BEYOND_998
    }

    /**
     * The sums of a team; without a denominator it has no point in the funnel.
     *
     * @param squares of a mean, the sum of squared values; of a net promoter score, promoters plus detractors; NaN if
     *     unknown
     */
    public record FunnelGroup(String name, double numerator, double denominator, double squares) {

        /** A team of a kind that needs no squares. */
        public FunnelGroup(String name, double numerator, double denominator) {
            this(name, numerator, denominator, Double.NaN);
        }

        private boolean hasSquares() {
            return !Double.isNaN(squares);
        }
    }

    /**
     * A team in the funnel.
     *
     * @param score its distance from the center in standard deviations, widened if corrected; positive above
     */
    public record FunnelPoint(String name, double denominator, double value, double score, FunnelBand band) {

        /** The meaning of its position: common cause within the 95% limits. */
        public VariationType mark(Better better) {
            return band == FunnelBand.WITHIN ? VariationType.COMMON_CAUSE : better.mark((int) Math.signum(score));
        }
    }

    /** The four limits at one denominator, not clamped: those of a share may be below 0 or above 1. */
    public record FunnelLimits(double lower998, double lower95, double upper95, double upper998) {}

    /** The distance of the 95% limits from the center, in standard deviations. */
    public static final double Z95 = 1.959963984540054;
    /** The distance of the 99.8% limits from the center, in standard deviations. */
    public static final double Z998 = 3.090232306167813;

    private static final double WINSORISED = 0.1;

    public Funnel {
        spots = List.copyOf(spots);
    }

    /**
     * The funnel of the given teams; null if fewer than two have a denominator, or if no team has the squares that a
     * mean or net promoter score needs. If the numerator of a share exceeds its denominator, the funnel is one of
     * rates. Numerators of teams without a denominator count only towards the center.
     */
    public static @Nullable Funnel of(FunnelKind requested, List<FunnelGroup> groups) {
        var present = groups.stream().filter(u -> u.denominator() > 0).toList();
        if (present.size() < 2) {
            return null;
        }
        var exceeds = requested == FunnelKind.SHARE && present.stream().anyMatch(u -> u.numerator() > u.denominator());
        var kind = exceeds ? FunnelKind.RATE : requested;
        double center = groups.stream().mapToDouble(FunnelGroup::numerator).sum()
                / present.stream().mapToDouble(FunnelGroup::denominator).sum();
        var variance = kind.variance(center, present);
        return variance == null ? null : of(kind, center, variance, present);
    }

    private static Funnel of(FunnelKind kind, double center, double variance, List<FunnelGroup> groups) {
        double dispersion = dispersion(
                groups.stream().mapToDouble(u -> score(u, center, variance)).toArray());
        boolean corrected = dispersion > 1 + 2 * Math.sqrt(2.0 / groups.size());
        double widened = variance * (corrected ? dispersion : 1);
        var spots = groups.stream().map(u -> spot(u, score(u, center, widened))).toList();
        return new Funnel(kind, center, variance, dispersion, corrected, spots);
    }

    /** The mean square within teams, over teams with squares. */
    private static @Nullable Double pooledVariance(List<FunnelGroup> groups) {
        var withSquares = groups.stream().filter(FunnelGroup::hasSquares).toList();
        double degreesOfFreedom =
                withSquares.stream().mapToDouble(u -> u.denominator() - 1).sum();
        double within = withSquares.stream()
                .mapToDouble(u -> u.squares() - u.numerator() * u.numerator() / u.denominator())
                .sum();
        return degreesOfFreedom > 0 ? (Double) (Math.max(0, within) / degreesOfFreedom) : null;
    }

    /** p + d − (p − d)², with p + d from teams with squares. */
    private static @Nullable Double npsVariance(double center, List<FunnelGroup> groups) {
        var withSquares = groups.stream().filter(FunnelGroup::hasSquares).toList();
        double answers =
                withSquares.stream().mapToDouble(FunnelGroup::denominator).sum();
        double promotersAndDetractors =
                withSquares.stream().mapToDouble(FunnelGroup::squares).sum();
        return answers > 0 ? (Double) Math.max(0, promotersAndDetractors / answers - center * center) : null;
    }

    /** The limits for a team with the given denominator. */
    public FunnelLimits limitsAt(double denominator) {
        double deviation = deviation() / Math.sqrt(denominator);
        return new FunnelLimits(
                center - Z998 * deviation,
                center - Z95 * deviation,
                center + Z95 * deviation,
                center + Z998 * deviation);
    }

    /**
     * The denominator at which limits of so many standard deviations are {@code distance} from the center; 0 if nothing
     * varies.
     */
    public double denominatorAt(double distance, double deviations) {
        double root = deviations * deviation() / distance;
        return root * root;
    }

    /** The standard deviation of a single observation, widened if corrected. */
    public double deviation() {
        return Math.sqrt(variance * (corrected ? dispersion : 1));
    }

    private static FunnelPoint spot(FunnelGroup group, double score) {
        double size = Math.abs(score);
        var band = size > Z998 ? FunnelBand.BEYOND_998 : size > Z95 ? FunnelBand.BEYOND_95 : FunnelBand.WITHIN;
        return new FunnelPoint(group.name(), group.denominator(), group.numerator() / group.denominator(), score, band);
    }

    private static double score(FunnelGroup group, double center, double variance) {
        double deviation = Math.sqrt(variance / group.denominator());
        return deviation > 0 ? (group.numerator() / group.denominator() - center) / deviation : 0;
    }

    /** The mean square of the scores, winsorised by a tenth at either end, so that outliers do not hide themselves. */
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
        double position = q * (sorted.length - 1);
        int below = (int) position;
        double part = position - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }
}
