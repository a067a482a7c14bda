package org.kept.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kept.mapping.value.ColumnPattern;

/** Names of the columns of one file; looks up each column of a mapping only once. */
public final class SourceColumns {

    private final List<String> names;
    private final Map<String, Integer> found = new HashMap<>();

    public SourceColumns(List<String> names) {
        this.names = List.copyOf(names);
    }

    public List<String> names() {
        return names;
    }

    /** Position of the first matching column; -1 if there is none. */
    int find(ColumnPattern pattern) {
        return found.computeIfAbsent(pattern.text(), text -> {
            for (var i = 0; i < names.size(); i++) {
                if (pattern.fits(names.get(i))) {
                    return i;
                }
            }
            return -1;
        });
    }
}
