package org.kept.kpi;

/**
 * What was added up for one input.
 *
 * @param count how many
 * @param total the sum of their values, in the input's unit (seconds, points); 0 where they carry none
 * @param squares the sum of the squares of those values
 */
public record Sums(double count, double total, double squares) {

    public static final Sums ZERO = new Sums(0, 0, 0);

    public Sums plus(Sums other) {
        return new Sums(count + other.count, total + other.total, squares + other.squares);
    }
}
