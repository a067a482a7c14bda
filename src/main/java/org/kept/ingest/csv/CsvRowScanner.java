package org.kept.ingest.csv;

/**
 * Finds the ends of CSV rows (RFC 4180): line breaks outside quotation marks.
 *
 * <p>A quotation mark counts as one only at the start of a field, or after blanks there; elsewhere it is text.
 */
final class CsvRowScanner {

    private enum CsvState {
        FIELD_START,
        TEXT,
        QUOTES,
        QUOTE_IN_QUOTES
    }

    private final byte separator;
    private CsvState state = CsvState.FIELD_START;
    private boolean afterReturn;
    private long lines;
    private long wholeLines;
    private int whole;

    CsvRowScanner(char separator) {
        this.separator = (byte) separator;
    }

    /** Scans the bytes from that index on; those before it were scanned earlier. */
    void scan(byte[] bytes, int from) {
        whole = 0;
        for (var i = from; i < bytes.length; i++) {
            var each = bytes[i];
            if (afterReturn) {
                // A carriage return ends a line alone, or with the line feed after it.
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
                state = nextState(each);
            }
        }
    }

    private void endOfLine(int end) {
        lines++;
        if (state != CsvState.QUOTES) {
            state = CsvState.FIELD_START;
            whole = end;
            wholeLines = lines;
        }
    }

    private CsvState nextState(byte each) {
        if (state == CsvState.QUOTES) {
            return each == '"' ? CsvState.QUOTE_IN_QUOTES : CsvState.QUOTES;
        }
        if (each == separator) {
            return CsvState.FIELD_START;
        }
        if (state == CsvState.FIELD_START && (each == ' ' || each == '\t')) {
            return CsvState.FIELD_START;
        }
        return each == '"' && state != CsvState.TEXT ? CsvState.QUOTES : CsvState.TEXT;
    }

    /** Number of bytes in whole rows, from the start of the bytes last scanned; 0 if there is none. */
    int whole() {
        return whole;
    }

    /** Number of lines in whole rows so far. */
    long lines() {
        return wholeLines;
    }
}
