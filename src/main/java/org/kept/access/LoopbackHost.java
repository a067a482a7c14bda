package org.kept.access;

import java.util.Locale;
import java.util.Set;

/** Names and addresses of this machine itself. */
public final class LoopbackHost {

    private static final Set<String> NAMES = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    private LoopbackHost() {}

    /** Whether the host, without a port, is this machine. */
    public static boolean matches(String host) {
        return NAMES.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127(\\.\\d{1,3}){3}");
    }
}
