package org.kept.mapping.value;

/** A value that cannot be read by the rules of the mapping; the message is shown to people. */
public final class ValueException extends Exception {

    private static final long serialVersionUID = 1L;

    public ValueException(String detail) {
        super(detail, null, false, false);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
