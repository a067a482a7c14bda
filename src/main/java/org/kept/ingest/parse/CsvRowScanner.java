package org.kept.ingest.parse;

/**
 * Finds where the rows of a CSV body end (RFC 4180): at an end of line that stands in no quotation marks.
 *
 * <p>A quotation mark counts as one only where a field begins; anywhere else it is text.
 */
final class CsvRowScanner {

    private enum CsvState {
        FIELD_START,
        TEXT,
        QUOTES,
        QUOTE_IN_QUOTES
    }

    private final byte separator;
    private CsvState in = CsvState.FIELD_START;
    private boolean afterReturn;
    private long lines;
    private long wholeLines;
    private int whole;

    CsvRowScanner(char separator) {
        this.separator = (byte) separator;
    }

    /** Looks at the bytes from there on; those before have been looked at. */
    void scan(byte[] bytes, int from) {
        whole = 0;
        for (var i = from; i < bytes.length; i++) {
            var each = bytes[i];
            if (afterReturn) {
                // A carriage return ends a line alone, or with the line feed behind it.
                afterReturn = false;
                endOfLine(each == '\n' ? i + 1 : i);
                if (each == '\n') {
                    continue;
                }
            }
            if (each == '\r') {
                afterReturn = true;
            } else if (each == '\n') {
                endOfLine(i + 1);
            } else {
                in = after(each);
            }
        }
    }

    private void endOfLine(int end) {
        lines++;
        if (in != CsvState.QUOTES) {
            in = CsvState.FIELD_START;
            whole = end;
            wholeLines = lines;
        }
    }

    private CsvState after(byte each) {
        if (in == CsvState.QUOTES) {
            return each == '"' ? CsvState.QUOTE_IN_QUOTES : CsvState.QUOTES;
        }
        if (each == separator) {
            return CsvState.FIELD_START;
        }
        return each == '"' && in != CsvState.TEXT ? CsvState.QUOTES : CsvState.TEXT;
    }

    /** How many of the bytes last looked at are whole rows, counted from the first of them; 0 when none is. */
    int whole() {
        return whole;
    }

    /** How many lines the whole rows have had so far. */
    long lines() {
        return wholeLines;
    }
}
