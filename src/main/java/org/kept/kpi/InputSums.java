package org.kept.kpi;

/**
 * Sums of one input.
 *
 * @param count number of occurrences
 * @param total sum of their values, in the input's unit (seconds, points); 0 if they have none
 * @param squares sum of the squares of the values
 */
public record InputSums(double count, double total, double squares) {

    public static final InputSums ZERO = new InputSums(0, 0, 0);

    public InputSums plus(InputSums other) {
        return new InputSums(count + other.count, total + other.total, squares + other.squares);
    }
}
