package org.kept.imports.schedule;

/** Failure to fetch a file; its detail is a sentence for people. */
final class FetchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String detail;

    FetchException(String detail) {
        super(detail);
        this.detail = detail;
    }

    /** The reason: {@code The server answered 404.} */
    String detail() {
        return detail;
    }
}
