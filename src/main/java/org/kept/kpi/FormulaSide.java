package org.kept.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Numerator or denominator of a formula: inputs added and subtracted.
 *
 * @param words description in the plural, such as "contacts answered within 60 s"; {@code {T}} is replaced by the time
 *     set
 */
public record FormulaSide(String words, List<FormulaTerm> terms) {

    /**
     * One input of a side.
     *
     * @param sign 1 or −1
     * @param total whether its values are added up instead of its occurrences counted
     */
    public record FormulaTerm(Input input, int sign, boolean total) {

        private double in(Tally tally) {
            var sums = tally.of(input);
            return sign * (total ? sums.total() : sums.count());
        }
    }

    public FormulaSide {
        terms = List.copyOf(terms);
    }

    static FormulaSide counting(String words, Input... inputs) {
        var terms = new ArrayList<FormulaTerm>();
        for (var input : inputs) {
            terms.add(new FormulaTerm(input, 1, false));
        }
        return new FormulaSide(words, terms);
    }

    static FormulaSide totalling(String words, Input input) {
        return new FormulaSide(words, List.of(new FormulaTerm(input, 1, true)));
    }

    FormulaSide less(Input input) {
        var extended = new ArrayList<>(terms);
        extended.add(new FormulaTerm(input, -1, false));
        return new FormulaSide(words, extended);
    }

    FormulaSide in(UnaryOperator<String> other) {
        return new FormulaSide(other.apply(words), terms);
    }

    double in(Tally tally) {
        var sum = 0.0;
        for (var term : terms) {
            sum += term.in(tally);
        }
        return sum;
    }

    double squares(Tally tally) {
        var sum = 0.0;
        for (var term : terms) {
            if (term.total) {
                sum += tally.of(term.input).squares();
            }
        }
        return sum;
    }
}
