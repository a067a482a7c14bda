package org.kept.summary;

import java.util.regex.Pattern;

/** SQL as it can be compared. */
final class Statements {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern MANY = Pattern.compile("\\?(, ?\\?)+");
    private static final Pattern ROWS = Pattern.compile("(\\([^()]*\\))(, ?\\1)+");

    private Statements() {}

    /** On one line, and the same however many values or rows it is for. */
    static String plain(String sql) {
        var line = SPACE.matcher(sql).replaceAll(" ").strip();
        return ROWS.matcher(MANY.matcher(line).replaceAll("?")).replaceAll("$1");
    }
}
