package org.kept.request;

import java.util.List;

/**
 * Paths that contain a secret: a token that grants access, or a customer identifier. They are never written to a log
 * unmasked.
 */
public final class SecretPath {

    /** The prefix of share links. */
    public static final String SHARES = "/share/";

    private static final String CUSTOMERS_PREFIX = "/api/v1/customers/";

    /** The prefixes of secret paths. */
    private static final List<String> SECRET_PREFIXES =
            List.of("/invitation/", "/wall/", SHARES, "/unsubscribe/", SecretPath.CUSTOMERS_PREFIX);

    /** A path that begins like a secret one but is not. */
    private static final String NOT_SECRET = "/wall/links";

    private SecretPath() {}

    /** Whether the path contains a secret. */
    public static boolean isSecret(String path) {
        return secretStart(path) > 0 && !path.equals(NOT_SECRET) && !path.startsWith(NOT_SECRET + "/");
    }

    /** The index at which the secret begins; 0 if there is none. */
    private static int secretStart(String path) {
        return SECRET_PREFIXES.stream()
                .filter(path::startsWith)
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
    }

    /** The path for logs: secret masked, on one line. */
    public static String masked(String path) {
        var line = path.replaceAll("\\p{Cntrl}", "?");
        if (!isSecret(path)) {
            return line;
        }
        var secret = secretStart(line);
        // A customer identifier may contain slashes.
        var after = line.startsWith(CUSTOMERS_PREFIX) ? -1 : line.indexOf('/', secret);
        return line.substring(0, secret) + "…" + (after < 0 ? "" : line.substring(after));
    }
}
