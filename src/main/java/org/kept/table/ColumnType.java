package org.kept.table;

import java.util.Locale;

/** Likely content of a column; a guess that a person may overrule. */
public enum ColumnType {
    EMPTY,
    NUMBER,
    SHARE,
    DURATION,
    DATE,
    TIME_OF_DAY,
    SCORE_WORDS,
    YES_NO,
    ID,
    EMAIL,
    CHOICE,
    TEXT;

    /** Code in answers, such as {@code score-words}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
