package org.kept.request;

import java.util.Set;

/** The addresses of the promise page, which anyone may read: without a session, a key or a cookie. */
public final class PromisePath {

    /** The page itself. */
    public static final String PAGE = "/promise";

    public static final String JSON = "/promise.json";
    public static final String FEED = "/promise/feed.xml";
    public static final String FRAME = "/promise/frame";
    public static final String POSTER = "/promise/poster";
    public static final String LOGO = "/promise/logo";
    public static final String BADGE = "/promise/badge.svg";
    public static final String ROBOTS = "/robots.txt";

    /** The prefix of the badges of single clauses; the clause's code and {@code .svg} follow. */
    public static final String CLAUSE_BADGES = "/promise/badge/";

    private static final Set<String> OPEN = Set.of(PAGE, JSON, FEED, FRAME, POSTER, LOGO, BADGE, ROBOTS);

    private PromisePath() {}

    /** Whether anyone may read the path. The settings are below the page's path but not public. */
    public static boolean isOpen(String path) {
        var plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return OPEN.contains(plain)
                || (plain.startsWith(CLAUSE_BADGES) && plain.indexOf('/', CLAUSE_BADGES.length()) < 0);
    }

    /** The path of a clause's badge. */
    public static String badge(String clause) {
        return CLAUSE_BADGES + clause + ".svg";
    }
}
