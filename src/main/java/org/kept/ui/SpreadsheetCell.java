package org.kept.ui;

/** Escapes text for spreadsheet files, so that no cell is evaluated as a formula. */
public final class SpreadsheetCell {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private SpreadsheetCell() {}

    /** The text, prefixed with an apostrophe if a spreadsheet would read it as a formula. */
    public static String escape(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
