package org.kept.kpi;

/**
 * The two numbers of a KPI before they are divided; quotients of the same formula add up.
 *
 * @param numerator above the line, in the formula's own terms
 * @param denominator below it; 0 when nothing was there to measure
 * @param squares the sum of squares that an interval needs (of seconds for a mean; promoters plus detractors for NPS), or
 *     NaN where whoever computed the figure did not tell
 */
public record Quotient(double numerator, double denominator, double squares) {

    public static final Quotient NOTHING = new Quotient(0, 0, 0);

    public Quotient plus(Quotient other) {
        return new Quotient(numerator + other.numerator, denominator + other.denominator, squares + other.squares);
    }
}
