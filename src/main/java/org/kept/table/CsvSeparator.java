package org.kept.table;

/** Character between the columns of a CSV file. */
public enum CsvSeparator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|');

    private final char character;

    CsvSeparator(char character) {
        this.character = character;
    }

    /** The character itself. */
    public char character() {
        return character;
    }
}
