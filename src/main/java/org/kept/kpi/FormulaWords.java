package org.kept.kpi;

import java.util.function.UnaryOperator;

/**
 * What a formula says to a reader.
 *
 * @param sentence a {@link Saying} with the numbers of a week put in, without the value they come to; empty where the
 *     formula is told by its parts
 * @param alone the same where the sum of squares is not known, as in a score that somebody else computed
 * @param counting how this variant counts, as the end of a sentence: {@code counting only answered contacts}
 */
record FormulaWords(String sentence, String alone, String counting) {

    /** Of a KPI that has no other variant. */
    static FormulaWords of(String sentence) {
        return of(sentence, Kpi.STANDARD);
    }

    static FormulaWords of(String sentence, String counting) {
        return new FormulaWords(sentence, sentence, counting);
    }

    /** Of a KPI that a company defines itself, told by its parts. */
    static FormulaWords byParts(String variant) {
        return of("", variant.replace('-', ' '));
    }

    FormulaWords in(UnaryOperator<String> words) {
        return new FormulaWords(words.apply(sentence), words.apply(alone), words.apply(counting));
    }
}
