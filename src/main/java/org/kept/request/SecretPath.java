package org.kept.request;

import java.util.List;

/**
 * Addresses that open something by themselves, or name a customer: whoever reads one may go in, or knows what nobody should
 * know any more, so none is ever written down.
 */
public final class SecretPath {

    private static final String CUSTOMERS = "/api/v1/customers/";

    /** What stands before the secret. */
    private static final List<String> BEFORE = List.of("/invitation/", "/wall/", SecretPath.CUSTOMERS);

    /** Addresses that begin like a secret one and are none. */
    private static final String NOT_SECRET = "/wall/links";

    private SecretPath() {}

    /** Whether a part of the path is a secret. */
    public static boolean isSecret(String path) {
        return before(path) > 0 && !path.equals(NOT_SECRET) && !path.startsWith(NOT_SECRET + "/");
    }

    /** Where the secret begins; 0 where there is none. */
    private static int before(String path) {
        return BEFORE.stream()
                .filter(path::startsWith)
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
    }

    /** The path as a log may have it: without its secret, and on one line. */
    public static String masked(String path) {
        var line = path.replaceAll("\\p{Cntrl}", "?");
        if (!isSecret(path)) {
            return line;
        }
        var secret = before(line);
        // An identifier may hold slashes.
        var after = line.startsWith(CUSTOMERS) ? -1 : line.indexOf('/', secret);
        return line.substring(0, secret) + "…" + (after < 0 ? "" : line.substring(after));
    }
}
