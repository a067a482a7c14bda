package org.kept.ui;

/** Text for a file that a spreadsheet will open: it must stay a text and never become a formula that is computed. */
public final class SpreadsheetCell {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private SpreadsheetCell() {}

    /** The text as it can stand in a cell: an apostrophe goes before what a spreadsheet would compute. */
    public static String text(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
