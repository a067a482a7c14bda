package org.kept.request;

import java.util.regex.Pattern;

/** The addresses that other systems deliver to, {@code /hooks/{name}}: for programs, and without a key or session. */
public final class HookPath {

    private static final Pattern DELIVERY = Pattern.compile("/hooks/[^/]+/?");

    private HookPath() {}

    public static boolean matches(String path) {
        return DELIVERY.matcher(path).matches();
    }

    /** The path of a hook. */
    public static String of(String name) {
        return "/hooks/" + name;
    }
}
