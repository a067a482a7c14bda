package org.kept.kpi;

/**
 * Numerator and denominator of a KPI before division; quotients of the same formula add up.
 *
 * @param numerator sum in the formula's own terms
 * @param denominator sum to divide by; 0 if there was nothing to measure
 * @param squares the sum of squares that an interval needs (of seconds for a mean; promoters plus detractors for NPS);
 *     NaN if a ready-made figure came without it
 */
public record Quotient(double numerator, double denominator, double squares) {

    public static final Quotient NOTHING = new Quotient(0, 0, 0);

    public Quotient plus(Quotient other) {
        return new Quotient(numerator + other.numerator, denominator + other.denominator, squares + other.squares);
    }
}
