package org.kept.wording;

import java.util.Locale;

/** The kinds of remarks on a statement. */
public enum RemarkKind {
    /** Words that sound like a promise but promise nothing. */
    BUZZWORD("Empty words", "buzzwords"),
    /** A promise without an amount or a time, which cannot be missed. */
    VAGUE("Cannot be missed", "vague"),
    /** A promise about the company instead of the customer. */
    ABOUT_OURSELVES("About us, not about customers", "ourselves"),
    /** Words that take back some of the promise. */
    HEDGE("Hedges", "hedges"),
    /** Office jargon that no customer uses. */
    JARGON("Jargon", "jargon"),
    /** Nothing in the whole statement can be counted as written. */
    NO_NUMBER("No number", ""),
    /** Too many words to remember, in one sentence or in total. */
    TOO_LONG("Too long to remember", "");

    private final String heading;
    private final String file;

    RemarkKind(String heading, String file) {
        this.heading = heading;
        this.file = file;
    }

    /** The heading above the remarks of this kind. */
    public String heading() {
        return heading;
    }

    /** The name in JSON, CSS and templates, such as {@code about-ourselves}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of its phrase list; empty if it has none. */
    String file() {
        return file;
    }
}
