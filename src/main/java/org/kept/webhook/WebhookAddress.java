package org.kept.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Addresses of webhooks: https, with a host, without a user. */
final class WebhookAddress {

    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_PORT = 65_535;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private WebhookAddress() {}

    /**
     * Parses an address.
     *
     * @param plain whether http is allowed as well
     * @throws WebhookException if nothing can be sent to it
     */
    static URI parse(String text, boolean plain) throws WebhookException {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new WebhookException("Send the https address of the receiver, of at most 2,000 characters.");
        }
        try {
            return checked(new URI(text.strip()), plain);
        } catch (URISyntaxException e) {
            throw new WebhookException("This is not an address: the character at position " + (e.getIndex() + 1)
                    + " must be percent-encoded.");
        }
    }

    private static URI checked(URI address, boolean plain) throws WebhookException {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(plain && scheme.equals("http"))) {
            throw new WebhookException("Webhooks are sent to https addresses only.");
        }
        if (address.getHost() == null || address.getPort() == 0 || address.getPort() > MAX_PORT) {
            throw new WebhookException("The address needs a host, such as https://hooks.example.org/kept.");
        }
        if (address.getRawUserInfo() != null) {
            throw new WebhookException("The address must not contain a user or password.");
        }
        if (address.getRawFragment() != null) {
            throw new WebhookException("The address must not contain a #.");
        }
        return address;
    }

    static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : isSecure(address) ? HTTPS : HTTP;
    }

    /** Path and query, as requested from the server. */
    static String target(URI address) {
        return path(address) + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private static String path(URI address) {
        return address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    }

    /**
     * The address as it may be shown: without its query, and for a chat without its path, which is a secret.
     *
     * @param format the format of the webhook
     */
    static String shown(URI address, WebhookFormat format) {
        var origin = address.getScheme() + "://" + address.getRawAuthority();
        return format.isForPrograms()
                ? origin + path(address) + (address.getRawQuery() == null ? "" : "?…")
                : origin + "/…";
    }
}
