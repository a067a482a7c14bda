package org.kept.wording;

import java.util.Locale;

/** What some words of a promise specify. */
public enum PromiseAspect {
    WHO("Who is promised"),
    HOW_FAST("How fast"),
    WHEN("When"),
    HOW_WELL("How well");

    private final String heading;

    PromiseAspect(String heading) {
        this.heading = heading;
    }

    /** The display name. */
    public String heading() {
        return heading;
    }

    /** The name in JSON, CSS and templates, such as {@code how-fast}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
