package org.kept.mapping.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Name of a column, in any case. A {@code *} matches any text, so that {@code *recommend*} finds the question of a
 * form.
 */
public final class ColumnPattern {

    private final String text;
    private final String folded;
    private final Pattern pattern;

    public ColumnPattern(String text) {
        this.text = text;
        this.folded = folded(text);
        this.pattern = Pattern.compile(
                Arrays.stream(folded.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** The name as it was written. */
    public String text() {
        return text;
    }

    public boolean fits(String column) {
        var name = folded(column);
        return name.equals(folded)
                || (text.indexOf('*') >= 0 && pattern.matcher(name).matches());
    }

    @Override
    public String toString() {
        return text;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
