package org.kept.ingest.csv;

/** A cell that cannot be read by the rules of its file; the message is shown to the sender. */
final class CsvCellException extends Exception {

    private static final long serialVersionUID = 1L;

    CsvCellException(String detail) {
        super(detail, null, false, false);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
