package org.kept.hook.signature;

/** Reason why a delivery is refused. */
public enum SignatureFault {
    MISSING("The delivery is not signed: a header of this hook's scheme is missing or sent twice."),
    MALFORMED("A signature header cannot be read as this hook's scheme writes it."),
    WRONG("The signature is wrong: the secret differs from the hook's, or the body was changed on its way."),
    EXPIRED("The signature is too old. The sender must sign each attempt again."),
    EARLY("The signature is dated in the future. Check the clocks of both systems.");

    private final String detail;

    SignatureFault(String detail) {
        this.detail = detail;
    }

    /** Sentence for the sender; says nothing about the secret. */
    public String detail() {
        return detail;
    }
}
