package org.kept.webhook;

/** A delivery that could not be sent, or an address that none can be sent to, with the reason as a sentence. */
final class WebhookException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String detail;

    WebhookException(String detail) {
        super(detail);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
