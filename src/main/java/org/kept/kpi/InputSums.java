package org.kept.kpi;

/**
 * What was added up for one input.
 *
 * @param count how many
 * @param total the sum of their values, in the input's unit (seconds, points); 0 where they carry none
 * @param squares the sum of the squares of those values
 */
public record InputSums(double count, double total, double squares) {

    public static final InputSums ZERO = new InputSums(0, 0, 0);

    public InputSums plus(InputSums other) {
        return new InputSums(count + other.count, total + other.total, squares + other.squares);
    }
}
