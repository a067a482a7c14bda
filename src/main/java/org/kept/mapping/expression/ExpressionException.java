package org.kept.mapping.expression;

/** An expression that does not compile, fails, or exceeds its bounds; the message is shown to its author. */
public final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    ExpressionException(String detail) {
        super(detail, null, false, false);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
