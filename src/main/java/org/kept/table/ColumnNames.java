package org.kept.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Unique names of columns: a column without a heading gets its position, a repeated heading a count. */
public final class ColumnNames {

    private ColumnNames() {}

    /** Unique names for columns with these headings, such as {@code Column 3} and {@code Date (2)}. */
    public static List<String> of(List<String> headings) {
        var names = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var heading : headings) {
            var number = names.size() + 1;
            names.add(unique(heading.isEmpty() ? "Column " + number : heading, seen));
        }
        return List.copyOf(names);
    }

    private static String unique(String name, Set<String> names) {
        var unique = name;
        for (var i = 2; !names.add(unique); i++) {
            unique = name + " (" + i + ")";
        }
        return unique;
    }
}
