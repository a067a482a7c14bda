package org.kept.ui;

import java.util.ArrayList;
import java.util.List;

/** Joins words into a list. */
public final class ListFormatter {

    private ListFormatter() {}

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String list(List<String> parts) {
        return list(parts, "and");
    }

    /** The same with at most so many parts, and how many more there are: {@code a, b and 3 more}. */
    public static String upTo(int most, List<String> parts) {
        if (parts.size() <= most) {
            return list(parts);
        }
        var shown = new ArrayList<>(parts.subList(0, most));
        shown.add(NumberFormatter.count(parts.size() - most) + " more");
        return list(shown);
    }

    /** The same with another conjunction: {@code a, b or c}. */
    public static String list(List<String> parts, String word) {
        var last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " " + word + " " + parts.get(last);
    }
}
