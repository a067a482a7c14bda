package org.kept.body;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** Checks the syntax of a URL-encoded form before Quarkus decodes it, for which a broken one is an internal error. */
final class FormSyntax {

    private static final int MAX_FIELDS = 1000;
    private static final int ESCAPE_DIGITS = 2;
    private static final int HEXADECIMAL = 16;

    private FormSyntax() {}

    /**
     * Checks a form; bodies of other types pass.
     *
     * @throws Problem 400 for a broken escape, or more than 1,000 fields
     */
    static void check(@Nullable String contentType, byte[] bytes) {
        if (contentType == null
                || !contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return;
        }
        var fields = 1;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '&') {
                fields++;
            } else if (bytes[i] == '%' && !isEscape(bytes, i)) {
                throw Problem.unreadable(
                        "The form is not valid: a percent sign is not followed by two hexadecimal digits.");
            }
        }
        if (fields > MAX_FIELDS) {
            throw Problem.unreadable("The form has more than 1,000 fields.");
        }
    }

    private static boolean isEscape(byte[] bytes, int at) {
        for (var i = at + 1; i <= at + ESCAPE_DIGITS; i++) {
            if (i >= bytes.length || Character.digit(bytes[i], HEXADECIMAL) < 0) {
                return false;
            }
        }
        return true;
    }
}
