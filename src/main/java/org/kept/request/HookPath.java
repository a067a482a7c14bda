package org.kept.request;

import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses that other systems deliver to, {@code /hooks/{name}}: for programs, and without a key or session. */
public final class HookPath {

    private static final Pattern DELIVERY = Pattern.compile("/hooks/[^/]+/?");

    /** Longer ones are not names of hooks. */
    private static final Pattern NAMED = Pattern.compile("/hooks/([^/]{1,40})/?");

    private HookPath() {}

    public static boolean matches(String path) {
        return DELIVERY.matcher(path).matches();
    }

    /** The name in the path; the hook need not exist. */
    public static Optional<String> nameIn(String path) {
        var named = NAMED.matcher(path);
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** The path of a hook. */
    public static String of(String name) {
        return "/hooks/" + name;
    }
}
