package org.kept.hook.refusal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.kept.hook.signature.SignatureFault;

/** Why a delivery was refused, in words for the administrator of the hook. */
public enum RefusalReason {
    MISSING(SignatureFault.MISSING.detail()),
    MALFORMED(SignatureFault.MALFORMED.detail()),
    WRONG(SignatureFault.WRONG.detail()),
    EXPIRED(SignatureFault.EXPIRED.detail()),
    EARLY(SignatureFault.EARLY.detail()),
    SECRET_UNREADABLE("Kept cannot read the secret of this hook. Set it again."),
    METHOD("The request was not a POST. Choose the method POST in the other system."),
    TOO_LARGE("The delivery is larger than hooks accept."),
    TYPE("The content type is malformed, or the body is a form that is malformed."),
    TOO_MANY("The same address had sent too many wrong signatures within a minute, so Kept checked no more of them.");

    private final String detail;

    RefusalReason(String detail) {
        this.detail = detail;
    }

    public static RefusalReason of(SignatureFault fault) {
        return switch (fault) {
            case MISSING -> MISSING;
            case MALFORMED -> MALFORMED;
            case WRONG -> WRONG;
            case EXPIRED -> EXPIRED;
            case EARLY -> EARLY;
        };
    }

    /** The reason implied by an HTTP status. */
    static Optional<RefusalReason> ofStatus(int status) {
        return Optional.ofNullable(
                switch (status) {
                    case 400, 415 -> TYPE;
                    case 405 -> METHOD;
                    case 413 -> TOO_LARGE;
                    case 429 -> TOO_MANY;
                    default -> null;
                });
    }

    static RefusalReason of(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Code in the database and in REST, such as {@code too-large}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String detail() {
        return detail;
    }
}
