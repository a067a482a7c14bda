package org.kept.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Numerator or denominator of a formula: inputs added and subtracted.
 *
 * @param words description in the plural, such as "contacts answered within 60 s"; {@code {T}} is replaced by the time
 *     set
 * @param missing the words for missing data, such as "contacts offered" in "No contacts offered in this period."
 */
public record FormulaSide(String words, String missing, List<FormulaTerm> terms) {

    /**
     * One input of a side.
     *
     * @param sign 1 or −1
     * @param total whether its values are added up instead of its occurrences counted
     */
    public record FormulaTerm(Input input, int sign, boolean total) {

        private double in(Tally tally) {
            var sums = tally.of(input);
            return sign * (total ? input.worth() * sums.total() : sums.count());
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
        return new FormulaSide(words, words, terms);
    }

    static FormulaSide totalling(String words, Input input) {
        return new FormulaSide(words, words, List.of(new FormulaTerm(input, 1, true)));
    }

    /** The sum of the numbers that a custom KPI adds up. */
    static FormulaSide summing(String words, Input input) {
        return new FormulaSide(
                words, words, List.of(new FormulaTerm(input, 1, true), new FormulaTerm(input.millions(), 1, true)));
    }

    /** A copy with other words for missing data. */
    FormulaSide orMissing(String plural) {
        return new FormulaSide(words, plural, terms);
    }

    FormulaSide less(Input input) {
        var extended = new ArrayList<>(terms);
        extended.add(new FormulaTerm(input, -1, false));
        return new FormulaSide(words, missing, extended);
    }

    /** A copy from which the values of an input are subtracted. */
    FormulaSide lessTotal(Input input) {
        var extended = new ArrayList<>(terms);
        extended.add(new FormulaTerm(input, -1, true));
        return new FormulaSide(words, missing, extended);
    }

    FormulaSide in(UnaryOperator<String> other) {
        return new FormulaSide(other.apply(words), other.apply(missing), terms);
    }

    /** Whether it is the number of occurrences of exactly these inputs. */
    boolean isCountOf(Set<Input> inputs) {
        return terms.stream().allMatch(term -> term.sign == 1 && !term.total)
                && terms.stream()
                        .map(FormulaTerm::input)
                        .collect(Collectors.toSet())
                        .equals(inputs);
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
                sum += term.sign * tally.of(term.input).squares();
            }
        }
        return sum;
    }
}
