package org.kept.body;

import org.kept.problem.Problem;

/**
 * Size of a document as it is held once it is parsed: a value takes a few bytes as text and some hundred as an object.
 */
public final class DocumentSize {

    /** More than the largest mission, order or table of figures has. */
    static final int MAX_VALUES = 100_000;

    /** An object with its entry in the one around it, and what is said of it if it is wrong. */
    private static final int BYTES_OF_A_VALUE = 400;

    private DocumentSize() {}

    /**
     * Bytes that a JSON document takes once it is parsed, at most.
     *
     * @throws Problem 413 if it has more than 100,000 values
     */
    public static long ofJson(byte[] text) {
        return of(count(text, true));
    }

    /**
     * Bytes that a YAML document takes once it is parsed, at most. What is quoted counts too, because quotation marks of
     * YAML need no partner.
     *
     * @throws Problem 413 if it may have more than 100,000 values
     */
    static long ofYaml(byte[] text) {
        return of(count(text, false));
    }

    private static long of(long values) {
        if (values > MAX_VALUES) {
            throw Problem.tooLarge("The document has more than 100,000 values. Split it.");
        }
        return values * BYTES_OF_A_VALUE;
    }

    /** Counts what begins a value: brackets, commas and, outside of JSON, lines. */
    private static long count(byte[] text, boolean json) {
        var values = 0L;
        var quoted = false;
        for (var i = 0; i < text.length; i++) {
            switch (text[i]) {
                case '"' -> quoted = json && !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case '{', '[', ',' -> values += quoted ? 0 : 1;
                case '\n', '\r', '-', '?' -> values += json ? 0 : 1;
                default -> {
                    // Part of a value.
                }
            }
        }
        return values;
    }
}
