package org.kept.wording;

import java.util.Locale;

/** What is remarked on in a statement. */
public enum RemarkKind {
    /** Words that sound like a promise and promise nothing. */
    BUZZWORD("Empty words", "buzzwords"),
    /** A promise without a how much or a how long, which cannot be missed. */
    VAGUE("Cannot be missed", "vague"),
    /** A promise about the company instead of the customer. */
    ABOUT_OURSELVES("About us, not about customers", "ourselves"),
    /** Words that take some of the promise back. */
    HEDGE("Takes some of it back", "hedges"),
    /** Words of the office that no customer uses. */
    JARGON("Words of the office", "jargon"),
    /** Nothing in the whole statement can be counted as it stands. */
    NO_NUMBER("No number", ""),
    /** More words than anybody remembers, in one sentence or in all. */
    TOO_LONG("Too long to remember", "");

    private final String heading;
    private final String file;

    RemarkKind(String heading, String file) {
        this.heading = heading;
        this.file = file;
    }

    /** For people, above the remarks of this kind. */
    public String heading() {
        return heading;
    }

    /** The name in JSON, CSS and templates, {@code about-ourselves}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The list of its phrases; empty where it has none. */
    String file() {
        return file;
    }
}
