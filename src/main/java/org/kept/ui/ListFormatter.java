package org.kept.ui;

import java.util.List;

/** Joins words into a list. */
public final class ListFormatter {

    private ListFormatter() {}

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String list(List<String> parts) {
        return list(parts, "and");
    }

    /** The same with another conjunction: {@code a, b or c}. */
    public static String list(List<String> parts, String word) {
        var last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " " + word + " " + parts.get(last);
    }
}
